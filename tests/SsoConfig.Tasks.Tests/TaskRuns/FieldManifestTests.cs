using System.Xml.Linq;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Apple;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

/// <summary>
/// Manifests as apps of the field have them: what works goes on working, and what no build could read is refused by name.
/// </summary>
public sealed class FieldManifestTests : IDisposable
{
    private const string Header =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
        + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n";

    private const string Android = """
        <manifest xmlns:android="http://schemas.android.com/apk/res/android" xmlns:tools="http://schemas.android.com/tools" package="com.first.app">
          <queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>
          <application android:allowBackup="false" tools:replace="android:allowBackup">
            <activity android:name="com.app.MainActivity" android:exported="true" android:launchMode="@integer/launch_mode">
              <intent-filter><action android:name="android.intent.action.MAIN" /><category android:name="android.intent.category.LAUNCHER" /></intent-filter>
            </activity>
            <activity android:name="com.app.OwnCallback" android:exported="true" android:launchMode="singleTop">
              <intent-filter>
                <action android:name="android.intent.action.VIEW" />
                <category android:name="android.intent.category.DEFAULT" />
                <category android:name="android.intent.category.BROWSABLE" />
                <data android:scheme="${redirectScheme}" />
              </intent-filter>
            </activity>
          </application>
        </manifest>
        """;

    private readonly TaskRun _build = new();

    [Theory]
    [Case(49)]
    [InlineData("\n" + Header + "<plist><dict/></plist>", 2)]
    [InlineData(Header + "<plist><dict><key>CFBundleDisplayName</key>\n<string>Q&A</string></dict></plist>", 4)]
    [InlineData(Header + "<plist><dict><key>NSCameraUsageDescription</key>\n<string>Scan&nbsp;codes</string></dict></plist>", 4)]
    public void A_property_list_that_no_parser_reads_is_refused_in_its_line_and_nothing_is_written(string content, int line)
    {
        var manifest = _build.Write("Info.plist", content);

        Assert.False(WriteApple());

        var (code, file, foundLine, _) = _build.Error();
        Assert.Equal(("SSO101", manifest, line), (code, file, foundLine));
        Assert.False(_build.Exists("obj/Info.plist"));
    }

    [Fact]
    [Case(49)]
    public void Schemes_in_a_string_are_kept_and_ours_are_added()
    {
        _build.Write("Info.plist", Header + Types("<dict><key>CFBundleURLSchemes</key><string>com.first.sample</string></dict>"));

        Assert.True(WriteApple());

        var types = WrittenTypes();
        Assert.Equal(2, types.Count);
        Assert.Equal(
            "<dict><key>CFBundleURLSchemes</key><string>com.first.sample</string></dict>",
            types[0].ToString(SaveOptions.DisableFormatting)
        );
        Assert.Equal(["com.first.sample"], types[1].Descendants("array").Elements("string").Select(static scheme => scheme.Value));
    }

    [Fact]
    [Case(49)]
    public void An_empty_bundle_identifier_is_the_app_s_own_business()
    {
        _build.Write(
            "Info.plist",
            Header
                + Types("<dict><key>CFBundleURLSchemes</key><array><string>firstrewards</string></array></dict>")
                    .Replace(
                        "<dict><key>CFBundleURLTypes",
                        "<dict><key>CFBundleIdentifier</key><string></string><key>CFBundleURLTypes",
                        StringComparison.Ordinal
                    )
        );

        Assert.True(WriteApple());

        Assert.Equal(2, WrittenTypes().Count);
    }

    [Fact]
    [Case("F9")]
    public void Two_types_with_several_schemes_and_keys_of_any_kind_are_kept_as_they_are()
    {
        string[] own =
        [
            "<dict><key>CFBundleTypeRole</key><string>Editor</string><key>CFBundleURLName</key><string>com.app</string><key>"
                + "CFBundleURLSchemes</key><array><string>com.app.one</string><string>com.app.two</string></array></dict>",
            "<dict><key>X-Hosts</key><array><string>a</string><integer>1</integer></array><key>X-Options</key><dict><key>on</key><true "
                + "/></dict><key>CFBundleURLSchemes</key><array><string>com.app.three</string></array></dict>",
        ];
        _build.Write("Info.plist", Header + Types(string.Concat(own)));

        Assert.True(WriteApple());

        var types = WrittenTypes();
        Assert.Equal(own, types.Take(2).Select(static type => type.ToString(SaveOptions.DisableFormatting)));
        Assert.Contains("com.first.sample", Assert.Single(types.Skip(2)).Value, StringComparison.Ordinal);
    }

    [Fact]
    [Case("F8")]
    [Case(49)]
    public void A_callback_activity_of_the_app_for_another_scheme_is_no_obstacle()
    {
        _build.Write("AndroidManifest.xml", Android);

        Assert.True(
            _build.Run(
                new GenerateSsoAndroidManifest
                {
                    AppManifest = _build.Item("AndroidManifest.xml"),
                    ApplicationId = "com.first.app",
                    BackupRules = true,
                    Output = _build.Item("obj/overlay.xml"),
                    ResourceFolder = _build.Item("obj/xml"),
                },
                "android"
            )
        );
        Assert.True(CheckAndroid("com.app.own"));
        Assert.Empty(_build.Engine.Errors);
    }

    [Fact]
    [Case("F8")]
    public void A_callback_activity_of_the_app_for_the_same_scheme_is_named_with_ours()
    {
        Assert.False(CheckAndroid("com.first.sample"));

        Assert.Equal("SSO104", _build.Error().Item1);
        Assert.Contains("activity 'com.app.OwnCallback' (line 7)", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("activity 'crc64.Generated'", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
    }

    public void Dispose() => _build.Dispose();

    private bool WriteApple() =>
        _build.Run(
            new GenerateSsoInfoPlist
            {
                AppManifest = _build.Item("Info.plist"),
                Name = "com.first.app",
                Output = _build.Item("obj/Info.plist"),
            },
            "ios"
        );

    /// <summary>The manifest after the merge: the placeholder has its value, and the generated activity is there.</summary>
    private bool CheckAndroid(string ownScheme)
    {
        var own = XElement.Parse(Android.Replace("${redirectScheme}", ownScheme, StringComparison.Ordinal), LoadOptions.PreserveWhitespace);
        var generated = new XElement(own.Descendants("activity").Last());
        generated.Attributes().First(static attribute => attribute.Name.LocalName == "name").Value = "crc64.Generated";
        generated.Descendants("data").Single().Attributes().Single().Value = "com.first.sample";
        own.Element("application")!.Add(generated);
        _build.Write("obj/AndroidManifest.xml", own.ToString(SaveOptions.DisableFormatting));
        return _build.Run(
            new ValidateSsoAndroidManifest { Manifest = _build.Item("obj/AndroidManifest.xml"), BackupRules = false },
            "android"
        );
    }

    private static string Types(string types) => $"<plist><dict><key>CFBundleURLTypes</key><array>{types}</array></dict></plist>";

    private List<XElement> WrittenTypes()
    {
        var written = _build.Read("obj/Info.plist");
        return
        [
            .. XElement
                .Parse(written[written.IndexOf("<plist", StringComparison.Ordinal)..])
                .Element("dict")!
                .Element("array")!
                .Elements("dict"),
        ];
    }
}
