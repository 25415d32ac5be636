namespace SsoConfig.Eng;

/// <summary>
/// The packages of this checkout in a folder feed. The version is made from the content of the sources, so unchanged sources are packed
/// once, and a changed source never meets an old package in a cache. It is of this feed alone: the SDK remembers for the whole machine
/// where a version of a tool was extracted, and finds it no more once that checkout or its artifacts are gone
/// (https://github.com/dotnet/sdk/blob/main/src/Cli/dotnet/ToolPackage/LocalToolsResolverCache.cs).
/// </summary>
/// <param name="Folder">The folder feed.</param>
/// <param name="Version">The version of all packages in it.</param>
public sealed record LocalFeed(string Folder, string Version)
{
    private static readonly string[] PackageIds =
    [
        "SsoConfig.Generator",
        "SsoConfig.Runtime",
        "SsoConfig.Desktop",
        "SsoConfig.Maui",
        "SsoConfig.LocalOrg",
        "SsoConfig.Tool",
        "SsoTemplates",
    ];

    /// <summary>Packs the packages unless the feed already has them.</summary>
    /// <exception cref="CommandFailedException">A package could not be built; the message has the compiler's output.</exception>
    public static async Task<LocalFeed> PackAsync(CancellationToken cancellationToken = default)
    {
        var folder = Path.Combine(Repository.Artifacts, "feed");
        await using var _ = await FolderLock.AcquireAsync(folder, cancellationToken);
        var feed = new LocalFeed(folder, $"0.1.0-local.{SourceHash.Compute(await ReadIdAsync(folder, cancellationToken))}");
        if (!feed.IsComplete())
        {
            await feed.RunPackAsync(cancellationToken);
        }

        return feed;
    }

    public string PathOf(string packageId) => Path.Combine(Folder, $"{packageId}.{Version}.nupkg");

    private static async Task<string> ReadIdAsync(string folder, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, "id");
        if (!File.Exists(file))
        {
            await File.WriteAllTextAsync(file, Guid.NewGuid().ToString("N"), cancellationToken);
        }

        return await File.ReadAllTextAsync(file, cancellationToken);
    }

    private bool IsComplete() => PackageIds.All(id => File.Exists(PathOf(id)));

    private async Task RunPackAsync(CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "msbuild",
            Path.Combine("eng", "packages.proj"),
            "-nologo",
            "-v:minimal",
            $"-p:PackageOutputPath={Folder}",
            $"-p:Version={Version}",
        ];
        var outcome = await Command.RunAsync("dotnet", arguments, Repository.Root, PrivateDotnet.NeutralEnvironment, cancellationToken);
        outcome.EnsureSucceeded();
    }
}
