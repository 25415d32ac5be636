using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Native;

/// <summary>A console app for the desktop, compiled to native code as a user would.</summary>
internal sealed class NativeApp : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-native-");

    private string Program => Path.Combine(_folder.FullName, "out", OperatingSystem.IsWindows() ? "First.exe" : "First");

    /// <summary>Of the program file; the debugger's symbols are beside it.</summary>
    public long Size => new FileInfo(Program).Length;

    /// <param name="code">The whole program.</param>
    public static async Task<NativeApp> PublishAsync(string code, bool withPackage)
    {
        var feed = await LocalFeed.PackAsync();
        var dotnet = new PrivateDotnet(feed);
        var app = new NativeApp();
        await dotnet.WriteNuGetConfigAsync(app._folder.FullName);
        app.Write("Program.cs", code);
        app.Write(
            "okta.json",
            """
            {
              "issuer": "https://first.okta.com/oauth2/default",
              "clientId": "0oa1first",
              "redirectUri": "com.first.sample:/callback",
              "logoutRedirectUri": "com.first.sample:/logout"
            }
            """
        );
        app.Write(
            "First.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <PublishAot>true</PublishAot>
              </PropertyGroup>
              <ItemGroup>{(withPackage ? $"""<PackageReference Include="SsoConfig.Desktop" Version="{feed.Version}" />""" : "")}</ItemGroup>
            </Project>
            """
        );
        (await dotnet.RunAsync(app._folder.FullName, ["publish", "--use-current-runtime", "-c", "Release", "-o", "out"])).EnsureSucceeded();
        return app;
    }

    /// <summary>Runs it to its end, with an empty state of its own.</summary>
    public async Task RunAsync()
    {
        var home = new Dictionary<string, string?> { ["HOME"] = _folder.FullName, ["SSO_HOME"] = Path.Combine(_folder.FullName, "sso") };
        (await Command.RunAsync(Program, [], _folder.FullName, home)).EnsureSucceeded();
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.FullName, name), content);
}
