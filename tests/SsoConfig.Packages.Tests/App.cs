using SsoConfig.Eng;
using Xunit;

namespace SsoConfig.Packages.Tests;

/// <summary>
/// An app that references the packed package, in a folder whose path has a space and letters beyond ASCII; above it is room for a family.
/// </summary>
internal sealed class App : IDisposable
{
    private static readonly string[] BuildFolders = ["obj", "bin"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso äpp ");
    private readonly PrivateDotnet _dotnet;

    private App(PrivateDotnet dotnet)
    {
        _dotnet = dotnet;
        _folder.CreateSubdirectory("First");
    }

    public string Root => Path.Combine(_folder.FullName, "First");

    /// <param name="properties">MSBuild XML for the project's PropertyGroup.</param>
    /// <param name="items">MSBuild XML for the project's body.</param>
    /// <param name="pipeline">One of Stubs/, which stands in for the platform's SDK.</param>
    public static async Task<App> CreateAsync(LocalFeed feed, string properties, string items = "", string? pipeline = null)
    {
        var app = await CreateEmptyAsync(new PrivateDotnet(feed));
        app.Write(
            "First.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <ApplicationId>com.first.app</ApplicationId>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SsoConfig.Generator" Version="{feed.Version}" />
              </ItemGroup>
              {items}
            </Project>
            """
        );
        if (pipeline is not null)
        {
            app.Write("Directory.Build.targets", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Stubs", $"{pipeline}.targets")));
        }

        app.Write("Program.cs", "Console.WriteLine(First.OktaConfig.RedirectScheme);");
        return app;
    }

    /// <summary>The MAUI app of Heads/ over the stub workload; without it the test skips itself.</summary>
    public static async Task<App> CreateMauiAsync(LocalFeed feed)
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        return await CreateMauiAsync(feed, await StubWorkload.PrepareAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The MAUI app of Heads/.</summary>
    /// <param name="workload">Null: the workload of this machine.</param>
    public static async Task<App> CreateMauiAsync(LocalFeed feed, StubWorkload? workload)
    {
        var app = await CreateEmptyAsync(new PrivateDotnet(feed, workload));
        var heads = Path.Combine(AppContext.BaseDirectory, "Heads");
        foreach (var file in Directory.EnumerateFiles(heads, "*", SearchOption.AllDirectories))
        {
            app.Write(
                Path.GetRelativePath(heads, file),
                (await File.ReadAllTextAsync(file)).Replace("FEED_VERSION", feed.Version, StringComparison.Ordinal)
            );
        }

        return app;
    }

    public string PathOf(string name) => Path.Combine(Root, name);

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    public void WriteOkta(string scheme) =>
        Write(
            "okta.json",
            $$"""
            {
              "issuer": "https://example.okta.com/oauth2/default",
              "clientId": "0oa1",
              "redirectUri": "{{scheme}}:/callback",
              "logoutRedirectUri": "{{scheme}}:/logout",
              "scopes": ["openid", "profile", "offline_access"]
            }
            """
        );

    public Task<CommandOutcome> BuildAsync(params string[] arguments) => DotnetAsync(["build", "-nologo", "-v:minimal", .. arguments]);

    public Task<CommandOutcome> DotnetAsync(string[] arguments) => _dotnet.RunAsync(Root, arguments, TestContext.Current.CancellationToken);

    /// <summary>
    /// All files below obj and bin whose bytes hold a text, in UTF-8 or as a literal of compiled code. The schema for the editor is a copy
    /// of the package's, with examples of its own.
    /// </summary>
    public IReadOnlyList<string> BuiltFilesWith(string text)
    {
        byte[][] forms = [System.Text.Encoding.UTF8.GetBytes(text), System.Text.Encoding.Unicode.GetBytes(text)];
        return
        [
            .. Built()
                .Where(static file => Path.GetFileName(file) != "okta.schema.json")
                .Where(file => forms.Any(form => File.ReadAllBytes(PathOf(file)).AsSpan().IndexOf(form) >= 0)),
        ];
    }

    /// <summary>Paths of all files below obj and bin, with their times.</summary>
    public IReadOnlyDictionary<string, DateTime> Times() =>
        Built().ToDictionary(static file => file, file => File.GetLastWriteTimeUtc(PathOf(file)));

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<App> CreateEmptyAsync(PrivateDotnet dotnet)
    {
        var app = new App(dotnet);
        app.Write("Directory.Build.props", "<Project />");
        app.Write("Directory.Build.targets", "<Project />");
        app.Write("Directory.Packages.props", "<Project />");
        app.WriteOkta("com.first.sample");
        await dotnet.WriteNuGetConfigAsync(app.Root, TestContext.Current.CancellationToken);
        return app;
    }

    private IEnumerable<string> Built() =>
        BuildFolders
            .Where(folder => Directory.Exists(PathOf(folder)))
            .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
