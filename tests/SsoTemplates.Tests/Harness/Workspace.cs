using SsoConfig.Eng;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary>A folder of a user, and what they run in it.</summary>
internal sealed class Workspace(TemplatePack pack, string folder) : IDisposable
{
    public string Folder { get; } = folder;

    /// <summary>Runs <c>dotnet new</c> here and expects it to succeed.</summary>
    public async Task<string> NewAsync(params IEnumerable<string> arguments) => (await TryNewAsync(arguments)).EnsureSucceeded().Output;

    public Task<CommandOutcome> TryNewAsync(params IEnumerable<string> arguments) =>
        pack.Dotnet.NewAsync(Folder, [.. arguments], TestContext.Current.CancellationToken);

    /// <summary>Generates an app and returns it.</summary>
    public async Task<GeneratedApp> NewAppAsync(string name, string scheme, params IEnumerable<string> options)
    {
        await NewAsync(["maui-sso-app", "-n", name, "--scheme", scheme, .. options]);
        return new GeneratedApp(pack, Path.Combine(Folder, name), name);
    }

    /// <summary>Runs <c>dotnet</c> here.</summary>
    public Task<CommandOutcome> RunAsync(params IEnumerable<string> arguments) =>
        pack.Dotnet.RunAsync(Folder, [.. arguments], TestContext.Current.CancellationToken);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
        File.WriteAllText(Path.Combine(Folder, path), text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
