using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Builds;

/// <summary>
/// The app that the template makes, twice: as it is, and with its configuration written by hand instead of by the package.
/// </summary>
internal sealed class DesktopApp : IDisposable
{
    private const string PackageReference = "<PackageReference Include=\"SsoConfig.Desktop\"";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-build-");
    private readonly PrivateDotnet _dotnet;
    private int _edits;

    private DesktopApp(LocalFeed feed) => _dotnet = new PrivateDotnet(feed);

    public static async Task<DesktopApp> CreateAsync()
    {
        var app = new DesktopApp(await LocalFeed.PackAsync());
        await app._dotnet.InstallTemplatesAsync();
        await app._dotnet.WriteNuGetConfigAsync(app._folder.FullName);
        await app.NewAsync("with");
        await app.NewAsync("without");
        await app.DotnetAsync(
            withPackage: true,
            "build",
            "-p:EmitCompilerGeneratedFiles=true",
            "-p:CompilerGeneratedFilesOutputPath=obj/generated"
        );
        app.WriteConfigurationByHand();
        await app.DotnetAsync(withPackage: false, "build");
        return app;
    }

    /// <summary>Everything again but the restore.</summary>
    public Task RebuildAsync(bool withPackage) => DotnetAsync(withPackage, "build", "--no-restore", "--no-incremental");

    /// <summary>After an edit of one C# file.</summary>
    public Task BuildEditAsync(bool withPackage)
    {
        File.AppendAllText(Path.Combine(FolderOf(withPackage), "SignIn", "Texts.cs"), $"\n// Edit {++_edits}");
        return BuildAsync(withPackage);
    }

    public Task BuildAsync(bool withPackage) => DotnetAsync(withPackage, "build", "--no-restore");

    public void Dispose() => _folder.Delete(recursive: true);

    private string FolderOf(bool withPackage) => Path.Combine(_folder.FullName, withPackage ? "with" : "without", "First");

    private async Task NewAsync(string half)
    {
        var folder = _folder.CreateSubdirectory(half).FullName;
        (
            await _dotnet.NewAsync(folder, ["maui-sso-app", "-n", "First", "--scheme", "com.first.sample", "--client-id", "0oa1first"])
        ).EnsureSucceeded();
    }

    private void WriteConfigurationByHand()
    {
        var generated = Directory
            .GetFiles(Path.Combine(FolderOf(withPackage: true), "obj", "generated"), "OktaConfig.g.cs", SearchOption.AllDirectories)
            .Single();
        File.Copy(generated, Path.Combine(FolderOf(withPackage: false), "SignIn", "OktaConfig.cs"));
        var project = Path.Combine(FolderOf(withPackage: false), "First.csproj");
        File.WriteAllText(
            project,
            File.ReadAllText(project)
                .Replace(
                    PackageReference,
                    $"{PackageReference} ExcludeAssets=\"build;buildTransitive;analyzers\"",
                    StringComparison.Ordinal
                )
        );
    }

    private async Task DotnetAsync(bool withPackage, params string[] arguments) =>
        (await _dotnet.RunAsync(FolderOf(withPackage), [.. arguments, "-nologo", "-v:quiet"])).EnsureSucceeded();
}
