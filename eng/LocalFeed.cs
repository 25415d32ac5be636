namespace SsoConfig.Eng;

/// <summary>
/// The packages of this checkout in a folder feed. The version is made from the content of the sources, so unchanged sources are packed
/// once, and a changed source never meets an old package in a cache.
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
        var feed = new LocalFeed(Path.Combine(Repository.Artifacts, "feed"), $"0.1.0-local.{SourceHash.Compute()}");
        await using var _ = await FolderLock.AcquireAsync(feed.Folder, cancellationToken);
        if (!feed.IsComplete())
        {
            await feed.RunPackAsync(cancellationToken);
        }

        return feed;
    }

    public string PathOf(string packageId) => Path.Combine(Folder, $"{packageId}.{Version}.nupkg");

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
