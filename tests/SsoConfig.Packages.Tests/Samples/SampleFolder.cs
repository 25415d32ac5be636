using SsoConfig.Eng;
using Xunit;

namespace SsoConfig.Packages.Tests.Samples;

/// <summary>A copy of samples/, whose apps get the packed packages of this checkout.</summary>
public sealed class SampleFolder(PackageFeed packages) : IAsyncLifetime
{
    private const string PublishedVersion = "\"SsoConfig.Desktop\" Version=\"0.1.0\"";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso sämples ");
    private PrivateDotnet? _dotnet;

    public async ValueTask InitializeAsync()
    {
        var source = Path.Combine(Repository.Root, "samples");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories).Where(static file => !IsBuilt(file)))
        {
            Write(Path.GetRelativePath(source, file), await File.ReadAllTextAsync(file));
        }

        Edit("Directory.Packages.props", PublishedVersion, $"\"SsoConfig.Desktop\" Version=\"{packages.Feed.Version}\"");
        _dotnet = new PrivateDotnet(packages.Feed);
        await _dotnet.WriteNuGetConfigAsync(_folder.FullName, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    public string PathOf(string name) => Path.Combine(_folder.FullName, name);

    public void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), content);
    }

    public void Edit(string name, string old, string @new)
    {
        var text = File.ReadAllText(PathOf(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(name, text.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Builds a sample; warnings are errors.</summary>
    internal Task<CommandOutcome> BuildAsync(string sample, params string[] arguments) =>
        _dotnet!.RunAsync(PathOf(sample), ["build", "-nologo", "-warnaserror", .. arguments], TestContext.Current.CancellationToken);

    private static bool IsBuilt(string file) => file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj");
}
