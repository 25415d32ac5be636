using System.IO.Compression;
using System.Xml.Linq;
using SsoConfig.Eng;

namespace SsoConfig.LocalOrg.Tests.Package;

/// <summary>The package, from a test project outside of this repository.</summary>
public sealed class PackageTests : IDisposable
{
    // A version of its own for each run, since a package of this name and version may be in the cache with other content.
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():N}";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-package-");

    [Fact]
    public async Task A_test_project_with_the_package_alone_signs_two_apps_in_with_a_clock_faults_and_the_log()
    {
        var feed = await PackAsync();
        var dotnet = new PrivateDotnet(feed);
        await dotnet.WriteNuGetConfigAsync(_folder.FullName, TestContext.Current.CancellationToken);
        WriteSample(feed.Version);

        var outcome = await dotnet.RunAsync(_folder.FullName, ["run"], TestContext.Current.CancellationToken);

        outcome.EnsureSucceeded();
        Assert.Contains("Total: 3, Errors: 0, Failed: 0, Skipped: 0", outcome.Output, StringComparison.Ordinal);
        AssertContent(feed);
    }

    public void Dispose()
    {
        _folder.Delete(recursive: true);
        var cached = Path.Combine(Repository.Artifacts, "nuget", "ssoconfig.localorg", _version);
        if (Directory.Exists(cached))
        {
            Directory.Delete(cached, recursive: true);
        }
    }

    private static void AssertContent(LocalFeed feed)
    {
        using var package = ZipFile.OpenRead(feed.PathOf("SsoConfig.LocalOrg"));
        var names = package.Entries.Select(static entry => entry.FullName).ToList();
        var nuspec = XDocument.Load(package.GetEntry("SsoConfig.LocalOrg.nuspec")!.Open());

        Assert.Contains("README.md", names);
        Assert.Contains("lib/net10.0/SsoConfig.LocalOrg.xml", names);
        Assert.Equal(["lib/net10.0/SsoConfig.LocalOrg.dll"], names.Where(static name => name.EndsWith(".dll", StringComparison.Ordinal)));
        Assert.Equal(
            "Microsoft.AspNetCore.App",
            Assert.Single(nuspec.Descendants(), static element => element.Name.LocalName == "frameworkReference").Attribute("name")!.Value
        );
        var dependencies = nuspec
            .Descendants()
            .Where(static element => element.Name.LocalName == "dependency")
            .Select(static element => element.Attribute("id")!.Value)
            .ToList();
        Assert.Contains("OpenIddict.Server.AspNetCore", dependencies);
        Assert.DoesNotContain(dependencies, static id => id.StartsWith("SsoConfig.", StringComparison.Ordinal));
    }

    /// <summary>Only this package: the others take minutes.</summary>
    private async Task<LocalFeed> PackAsync()
    {
        var feed = new LocalFeed(Path.Combine(_folder.FullName, "feed"), _version);
        await using var _ = await FolderLock.AcquireAsync(
            Path.Combine(Repository.Artifacts, "feed"),
            TestContext.Current.CancellationToken
        );
        var outcome = await Command.RunAsync(
            "dotnet",
            ["pack", Path.Combine("src", "SsoConfig.LocalOrg"), "-o", feed.Folder, $"-p:Version={feed.Version}"],
            Repository.Root,
            PrivateDotnet.NeutralEnvironment,
            TestContext.Current.CancellationToken
        );
        outcome.EnsureSucceeded();
        return feed;
    }

    private void WriteSample(string version)
    {
        var sample = Path.Combine(AppContext.BaseDirectory, "Package", "Sample", "FamilyTests.cs");
        File.Copy(sample, Path.Combine(_folder.FullName, "FamilyTests.cs"));
        File.WriteAllText(
            Path.Combine(_folder.FullName, "Sample.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="FamilyTests.cs" />
                <PackageReference Include="SsoConfig.LocalOrg" Version="{version}" />
                <PackageReference Include="xunit.v3" Version="{VersionOf("xunit.v3")}" />
                <PackageReference Include="Microsoft.Extensions.TimeProvider.Testing" Version="{VersionOf(
                "Microsoft.Extensions.TimeProvider.Testing"
            )}" />
              </ItemGroup>
            </Project>
            """
        );
    }

    private static string VersionOf(string package) =>
        XDocument
            .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .Single(element => element.Attribute("Include")!.Value == package)
            .Attribute("Version")!
            .Value;
}
