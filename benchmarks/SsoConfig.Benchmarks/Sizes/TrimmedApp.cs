using System.Xml.Linq;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Sizes;

/// <summary>An app published with its runtime and without the code that it doesn't reach, as a phone app is.</summary>
/// <param name="Assemblies">The bytes of each assembly of .NET, by its name.</param>
internal sealed record TrimmedApp(IReadOnlyDictionary<string, long> Assemblies)
{
    private const string Services = "Microsoft.Extensions.DependencyInjection";

    /// <summary>Our package requires it of every app; the others don't read it.</summary>
    private const string OktaJson = """
        {
          "issuer": "https://example.okta.com/oauth2/default",
          "clientId": "0oa1",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout"
        }
        """;

    public long Size => Assemblies.Values.Sum();

    public long SizeOf(string assembly) => Assemblies.GetValueOrDefault(assembly);

    public static async Task<TrimmedApp> PublishAsync(PhoneApp app)
    {
        var feed = await LocalFeed.PackAsync();
        var dotnet = new PrivateDotnet(feed);
        var folder = Directory.CreateTempSubdirectory("sso-size-");
        try
        {
            await dotnet.WriteNuGetConfigAsync(folder.FullName);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Program.cs"), app.Code);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "App.csproj"), ProjectOf(app, feed));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "okta.json"), OktaJson);
            string[] publish = ["publish", "--use-current-runtime", "--self-contained", "-c", "Release", "-o", "out"];
            (await dotnet.RunAsync(folder.FullName, publish)).EnsureSucceeded();
            return new TrimmedApp(
                Directory
                    .EnumerateFiles(Path.Combine(folder.FullName, "out"), "*.dll")
                    .ToDictionary(static file => Path.GetFileNameWithoutExtension(file), static file => new FileInfo(file).Length)
            );
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Not a warning of the trimmer is an error here: what others' packages warn of is not what is measured.
    private static string ProjectOf(PhoneApp app, LocalFeed feed)
    {
        var references = new[] { Services, app.Package }
            .OfType<string>()
            .Select(package => $"""<PackageReference Include="{package}" Version="{VersionOf(package, feed)}" />""");
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <PublishTrimmed>true</PublishTrimmed>
                <InvariantGlobalization>true</InvariantGlobalization>
                <DebugType>none</DebugType>
              </PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """;
    }

    private static string VersionOf(string package, LocalFeed feed) =>
        package.StartsWith("SsoConfig.", StringComparison.Ordinal)
            ? feed.Version
            : XDocument
                .Load(Path.Combine(Repository.Root, "Directory.Packages.props"))
                .Descendants("PackageVersion")
                .Single(version => (string?)version.Attribute("Include") == package)
                .Attribute("Version")!
                .Value;
}
