using System.Xml.Linq;
using SsoConfig.Eng;
using SsoConfig.Eng.Tools;
using Xunit;

namespace SsoConfig.Packages.Tests.MauiHeads;

/// <summary>What Google's merger has made of the manifests of an app's Android head.</summary>
internal static class MergedManifest
{
    public const string Location = "obj/Debug/net10.0-android/android/AndroidManifest.xml";

    public static readonly XNamespace Android = "http://schemas.android.com/apk/res/android";

    /// <summary>As the resource compiler accepts it, with the resources that the build has generated.</summary>
    public static Task<CommandOutcome> LinkAsync(App app)
    {
        var manifest = XElement.Parse(app.Read(Location));

        // MAUI's splash theme comes from its own resources, which the stub workload does not have.
        manifest.Descendants("activity").Attributes(Android + "theme").Remove();
        app.Write("aapt/merged.xml", manifest.ToString());
        return Aapt2.LinkAsync(
            app.PathOf("aapt/merged.xml"),
            app.PathOf("obj/Debug/net10.0-android/ssoconfig/res"),
            app.PathOf("aapt"),
            TestContext.Current.CancellationToken
        );
    }
}
