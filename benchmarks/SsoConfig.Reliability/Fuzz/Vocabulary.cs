using SsoConfig.Generator.Fuzzing.Json;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>The words of each kind of input. Each list begins with whole inputs.</summary>
internal static class Vocabulary
{
    public static readonly string[] Json =
    [
        "{ \"a\": [1, -0.5e3, true, false, null, \"b\\u00e9\\ud83d\\ude00\\n\"], /* c */ \"d\": {} } // e\n",
        .. JsonPieces.All,
        "1e9",
        "\"a\":",
        "[[[[[[[[",
    ];

    public static readonly string[] OktaJson =
    [
        "{ \"issuer\": \"https://dev-1.okta.com/oauth2/default\", \"clientId\": \"0oa1\", \"redirectUri\": "
            + "\"com.first.sample:/callback\", \"logoutRedirectUri\": \"com.first.sample:/logout\", "
            + "\"settings\": { \"a\": 1, \"b\": [\"x\"], \"c\": { \"d\": 1.5 } }, \"ios\": { \"clientId\": \"0oa2\" } }",
        "\f",
        "\"issuer\":",
        "\"discovery_uri\":",
        "\"OktaDomain\":",
        "\"AuthorizationServerId\":",
        "\"clientId\":",
        "\"client_id\":",
        "\"redirectUri\":",
        "\"logoutRedirectUri\":",
        "\"scopes\":",
        "\"settings\":",
        "\"ios\":",
        "\"desktop\":",
        "\"Okta\":",
        "\"prompt\":",
        "\"client_secret\":",
        "\"Settings\":",
        "\"c\":",
        "\"c-c\":",
        "\"1\":",
        "\"https://dev-1-admin.okta.com.com\"",
        "\"http://localhost:8080\"",
        "\"{yourOktaDomain}\"",
        "\"com.okta.dev-1:/callback\"",
        "\"com.first.sample://callback#\"",
        "\"openid offline_access\"",
        "[\"openid\"]",
        "\"eyJhbGciOiJub25lIn0.e30.x\"",
        "9223372036854775808",
        "1e400",
        "-0",
    ];

    public static readonly string[] Redirects =
    [
        "com.first.sample:/callback",
        "com.okta.dev-1",
        "com.oktapreview.",
        "http",
        "javascript",
        "android-app",
        "://",
        ":/",
        ":",
        "/",
        "#",
        "?",
        "@",
        "%20",
        ".",
        "..",
        "-",
        "+",
        "_",
        "~",
        " ",
        "\t",
        "\u00a0",
        "\u00e9",
        "\u0130",
        "A",
        "<",
        "{",
        "}",
        "YOUR_",
        "SSWS ",
        "logout",
        "callback",
        "com.first.sample",
        "com.first.sample:/logout",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    public static readonly string[] PropertyLists =
    [
        "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
            + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"><plist version=\"1.0\"><dict><key>CFBundleURLTypes</key>"
            + "<array><dict><key>CFBundleURLSchemes</key><array><string>com.own</string></array></dict></array></dict></plist>",
        "<plist>",
        "</plist>",
        "<dict>",
        "</dict>",
        "<array>",
        "</array>",
        "<array/>",
        "<key>",
        "</key>",
        "<key>CFBundleURLTypes</key>",
        "<key>CFBundleURLSchemes</key>",
        "<string>",
        "</string>",
        "<string>com.first.sample</string>",
        "<integer>1</integer>",
        "<true/>",
        "&#13;",
        "&amp;",
        "&x;",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "<?x?>",
        " xmlns='a'",
        "bplist00",
        "CFBundleURLTypes",
        "CFBundleURLSchemes",
    ];

    public static readonly string[] PackageManifests =
    [
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Package xmlns=\"http://schemas.microsoft.com/appx/manifest/foundation/windows10\" "
            + "xmlns:uap=\"http://schemas.microsoft.com/appx/manifest/uap/windows10\">\n"
            + "  <Applications>\n    <Application Id=\"a\">\n      <Extensions>\n        <uap:Extension "
            + "Category=\"windows.protocol\"><uap:Protocol Name=\"com.own\"/></uap:Extension>\n      </Extensions>\n    "
            + "</Application>\n  </Applications>\n</Package>\n",
        "<f:Package xmlns:f=\"http://schemas.microsoft.com/appx/manifest/foundation/windows10\"><f:Applications><f:Application "
            + "Id='a'/></f:Applications></f:Package>",
        "<Package xmlns=\"http://schemas.microsoft.com/appx/manifest/foundation/windows10\">\r\n\t<Applications>\r\n\t\t<Application "
            + "/>\r\n\t</Applications>\r\n</Package>",
        "<Application>",
        "</Application>",
        "<Application/>",
        "<Application Id='>'/>",
        "<Extensions>",
        "</Extensions>",
        "<Extensions/>",
        "<uap:Extension Category='windows.protocol'>",
        "</uap:Extension>",
        "<uap:Protocol Name=\"com.first.sample\"/>",
        " xmlns:f=\"http://schemas.microsoft.com/appx/manifest/foundation/windows10\"",
        " xmlns=\"\"",
        " xmlns:uap=\"a\"",
        "<f:",
        "</f:",
        "<!DOCTYPE Package [<!ENTITY e \"<Application/>\">]>",
        "&e;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<?x?>",
        "\r\n",
        "\n",
        "\t",
        "\ufeff",
        " encoding=\"utf-16\"",
        "&#13;",
        "\u0085",
    ];

    public static readonly string[] AndroidManifests =
    [
        "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.first\"><queries><intent><action "
            + "android:name=\"android.support.customtabs.action.CustomTabsService\"/></intent></queries>"
            + "<application android:allowBackup=\"true\"><activity android:name=\"a\" android:exported=\"true\"><intent-filter><action "
            + "android:name=\"android.intent.action.VIEW\"/><category android:name=\"android.intent.category.DEFAULT\"/>"
            + "<category android:name=\"android.intent.category.BROWSABLE\"/><data "
            + "android:scheme=\"com.first.sample\"/></intent-filter></activity></application></manifest>",
        "<queries>",
        "</queries>",
        "<application>",
        "<application/>",
        "</application>",
        "<activity>",
        "<activity/>",
        "<activity-alias>",
        "</activity>",
        "<intent-filter>",
        "</intent-filter>",
        "<data android:scheme=\"com.first.sample\"/>",
        "<action android:name=\"android.intent.action.MAIN\"/>",
        "<category android:name=\"android.intent.category.LAUNCHER\"/>",
        " android:exported=\"false\"",
        " android:launchMode=\"singleInstance\"",
        " android:taskAffinity=\"\"",
        " android:fullBackupContent=\"@xml/own\"",
        " android:dataExtractionRules=\"@xml/sso_data_extraction_rules\"",
        " android:allowBackup=\"false\"",
        "<full-backup-content>",
        "<exclude domain=\"sharedpref\" path=\".\"/>",
        "<include/>",
        "<data-extraction-rules>",
        "<cloud-backup>",
        "<!DOCTYPE a [<!ENTITY b \"c\">]>",
        "&b;",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
    ];
}
