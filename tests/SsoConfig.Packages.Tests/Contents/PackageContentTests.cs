using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Xunit;

namespace SsoConfig.Packages.Tests.Contents;

/// <summary>What a visitor of a package feed sees of each package, and what an app gets with it.</summary>
public sealed partial class PackageContentTests(PackageFeed packages)
{
    /// <summary>Each package, and those of ours that it depends on.</summary>
    private static readonly Dictionary<string, string[]> Dependencies = new()
    {
        ["SsoConfig.Generator"] = [],
        ["SsoConfig.Runtime"] = ["SsoConfig.Generator"],
        ["SsoConfig.Desktop"] = ["SsoConfig.Runtime"],
        ["SsoConfig.Maui"] = ["SsoConfig.Runtime"],
        ["SsoConfig.LocalOrg"] = [],
        ["SsoConfig.Tool"] = [],
        ["SsoTemplates"] = [],
    };

    public static TheoryData<string> Ids => [.. Dependencies.Keys];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_a_README_of_its_own_with_an_install_line(string id)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        var readme = package.ReadText(package.Metadata("readme"));

        Assert.StartsWith($"# {id}\n", readme, StringComparison.Ordinal);
        Assert.True(id == "SsoConfig.Generator" || InstallLine(id).IsMatch(readme), readme);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_README_links_only_to_files_of_its_package_and_to_example_addresses(string id)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        var readme = package.ReadText(package.Metadata("readme"));

        Assert.All(Link().Matches(readme), link => Assert.Contains(link.Groups[1].Value, package.Files));
        Assert.All(Host().Matches(readme), host => Assert.Matches(@"^(dev-123\.okta\.com|api\.example\.com)$", host.Groups[1].Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_icon_tags_description_and_licence(string id)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        var icon = package.ReadBytes(package.Metadata("icon"));

        Assert.Equal("PNG"u8, icon.AsSpan(1, 3));
        Assert.InRange(icon.Length, 100, 20_000);
        Assert.Equal("MIT", package.Metadata("license"));
        Assert.Contains("okta", package.Metadata("tags").Split(' '));
        Assert.NotEqual("Package Description", package.Metadata("description"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_depends_on_these_packages_of_ours_only(string id)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));

        Assert.Equal(
            Dependencies[id],
            package.Dependencies.Where(static dependency => dependency.StartsWith("Sso", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("SsoConfig.Generator", "analyzers/dotnet/cs/SsoConfig.Generator.dll")]
    [InlineData("SsoConfig.Generator", "tasks/netstandard2.0/SsoConfig.Tasks.dll")]
    [InlineData("SsoConfig.Runtime", "lib/net10.0/SsoConfig.Runtime.dll")]
    [InlineData("SsoConfig.Desktop", "lib/net10.0/SsoConfig.Desktop.dll")]
    [InlineData("SsoConfig.LocalOrg", "lib/net10.0/SsoConfig.LocalOrg.dll")]
    public void An_assembly_has_its_symbols_embedded(string id, string assembly)
    {
        using var package = Package.Open(packages.Feed.PathOf(id));
        using var reader = new PEReader(new MemoryStream(package.ReadBytes(assembly)));

        Assert.Contains(reader.ReadDebugDirectory(), static entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void The_template_pack_shows_the_picture()
    {
        using var package = Package.Open(packages.Feed.PathOf("SsoTemplates"));

        Assert.Contains("](images/two-apps-one-sign-in.png)", package.ReadText("README.md"), StringComparison.Ordinal);
        Assert.Contains("images/two-apps-one-sign-in.png", package.Files);
    }

    private static Regex InstallLine(string id) =>
        new($@"^    dotnet (add package|tool install --global|new install) {Regex.Escape(id)}$", RegexOptions.Multiline);

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://([^/\s""')]+)")]
    private static partial Regex Host();
}
