using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace SsoConfig.Packages.Tests.Contents;

/// <summary>
/// RFC 8252, section 8.12: no embedded user agent. Assemblies hold the names of all types that they use as UTF-8 text, so one search does
/// for them, for the sources that MAUI apps compile and for the template.
/// </summary>
public sealed partial class NoWebViewTests(PackageFeed packages)
{
    /// <summary>
    /// The controls of all platforms, .NET MAUI and Blazor have the first in their names; the libraries of Android and Apple, the second.
    /// </summary>
    private static readonly string[] Names = ["WebView", "WebKit"];

    /// <summary>What the pages of a Blazor Hybrid app are shown in. The sign-in opens the system browser there too.</summary>
    [GeneratedRegex(@"BlazorWebView|Microsoft\.AspNetCore\.Components\.WebView\.Maui|_framework/blazor\.webview\.js")]
    private static partial Regex PagesOfBlazorHybrid { get; }

    [Theory]
    [MemberData(nameof(PackageContentTests.Ids), MemberType = typeof(PackageContentTests))]
    public void No_file_of_a_package_names_a_web_view(string id)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        Assert.All(Names, name => Assert.Empty(FilesWith(package, name)));
    }

    [Theory]
    [InlineData("SsoConfig.Desktop", "ISystemBrowser", "lib/net10.0/SsoConfig.Desktop.dll")]
    [InlineData("SsoConfig.Maui", "ASWebAuthenticationSession", "Sources/Apple/AuthenticationSessionBrowser.cs")]
    public void The_search_finds_a_type_that_an_assembly_or_a_packed_source_uses(string id, string type, string file)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        Assert.Contains(file, FilesWith(package, type));
    }

    private static IEnumerable<string> FilesWith(Package package, string name) =>
        package.Files.Where(file => TextOf(package, file).Contains(name, StringComparison.OrdinalIgnoreCase));

    private static string TextOf(Package package, string file)
    {
        var text = Encoding.Latin1.GetString(package.ReadBytes(file));
        return file.StartsWith("content/maui-sso-app/", StringComparison.Ordinal) ? PagesOfBlazorHybrid.Replace(text, "") : text;
    }
}
