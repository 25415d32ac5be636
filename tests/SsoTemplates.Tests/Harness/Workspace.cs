using SsoConfig.Eng;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary>An empty folder as a user may have one: its path has a space and a letter that is not ASCII.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly TemplatePack _pack;

    private Workspace(TemplatePack pack, string folder)
    {
        _pack = pack;
        Folder = folder;
    }

    public string Folder { get; }

    public static async Task<Workspace> CreateAsync(TemplatePack pack)
    {
        var folder = Directory.CreateTempSubdirectory("sso é ").FullName;
        await pack.Dotnet.WriteNuGetConfigAsync(folder, TestContext.Current.CancellationToken);
        return new Workspace(pack, folder);
    }

    /// <summary>Runs <c>dotnet new</c> here and expects it to succeed.</summary>
    public async Task<string> NewAsync(params IEnumerable<string> arguments) => (await TryNewAsync(arguments)).EnsureSucceeded().Output;

    public Task<CommandOutcome> TryNewAsync(params IEnumerable<string> arguments) =>
        _pack.Dotnet.NewAsync(Folder, [.. arguments], TestContext.Current.CancellationToken);

    /// <summary>Generates an app and returns it.</summary>
    public async Task<GeneratedApp> NewAppAsync(string name, string scheme, params IEnumerable<string> options)
    {
        await NewAsync(["maui-sso-app", "-n", name, "--scheme", scheme, .. options]);
        return new GeneratedApp(_pack, Path.Combine(Folder, name), name);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
