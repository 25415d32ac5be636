namespace SsoConfig.Packages.Tests.Pipelines;

/// <summary>What .NET for Android's manifest merger would have made of an app.</summary>
internal static class AndroidManifests
{
    public const string Queries =
        """<queries><intent><action android:name="android.support.customtabs.action.CustomTabsService" /></intent></queries>""";

    public static string Merged(string activities) =>
        Manifest(
            $"""
            {Queries}
            <application android:fullBackupContent="@xml/sso_full_backup_content" android:dataExtractionRules="@xml/sso_data_extraction_rules">{activities}</application>
            """
        );

    public static string Manifest(string content) =>
        $"""<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="com.first.app">{content}</manifest>""";

    public static string Activity(string name) =>
        $"""
            <activity android:name="{name}" android:exported="true"><intent-filter>
              <action android:name="android.intent.action.VIEW" />
              <category android:name="android.intent.category.DEFAULT" /><category android:name="android.intent.category.BROWSABLE" />
              <data android:scheme="com.first.sample" />
            </intent-filter></activity>
            """;
}
