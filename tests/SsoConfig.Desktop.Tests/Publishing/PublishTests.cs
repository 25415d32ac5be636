using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Desktop.Tests.Publishing;

/// <summary>
/// A desktop app over the packed package, published as a user would; every warning of the trimmer and the native compiler is an error.
/// </summary>
public sealed class PublishTests
{
    [Fact]
    public async Task A_trimmed_app_is_published_without_a_warning_and_starts()
    {
        using var folder = new TemporaryFolder();

        var program = await PublishAsync(folder, "PublishTrimmed");

        Assert.Equal("nobody", await WhoAsync(program));
    }

    [Fact]
    public async Task A_native_app_is_published_without_a_warning_and_starts()
    {
        Assert.SkipUnless(
            ProgramPath.Find("clang", "gcc") is not null,
            "Native compilation needs clang or gcc, and zlib (Debian: clang, zlib1g-dev)."
        );
        using var folder = new TemporaryFolder();

        var program = await PublishAsync(folder, "PublishAot");

        Assert.Equal("nobody", await WhoAsync(program));
    }

    private static async Task<string> PublishAsync(TemporaryFolder folder, string kind)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var feed = await LocalFeed.PackAsync(cancellation);
        var dotnet = new PrivateDotnet(feed);
        await dotnet.WriteNuGetConfigAsync(folder.Path, cancellation);
        CopySources(folder);
        await File.WriteAllTextAsync(folder["okta.json"], OktaJson, cancellation);
        await File.WriteAllTextAsync(folder["First.csproj"], Project(feed, kind), cancellation);
        (
            await dotnet.RunAsync(folder.Path, ["publish", "--use-current-runtime", "-c", "Release", "-o", "out"], cancellation)
        ).EnsureSucceeded();
        return folder[Path.Combine("out", "First") + (OperatingSystem.IsWindows() ? ".exe" : "")];
    }

    private static void CopySources(TemporaryFolder folder)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "tests", "SsoConfig.Desktop.TestApp"), "*.cs"))
        {
            File.Copy(file, folder[Path.GetFileName(file)]);
        }
    }

    private static async Task<string> WhoAsync(string program)
    {
        using var home = new AppHome();
        return await RunningApp.RunFromAsync(program, home, "who");
    }

    private static string Project(LocalFeed feed, string kind) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <{kind}>true</{kind}>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SsoConfig.Desktop" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """;

    private const string OktaJson = """
        {
          "issuer": "https://first.okta.com/oauth2/default",
          "clientId": "0oa1first",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout"
        }
        """;
}
