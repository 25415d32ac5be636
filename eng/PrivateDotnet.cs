using System.Collections.ObjectModel;
using System.Xml.Linq;

namespace SsoConfig.Eng;

/// <summary>
/// The <c>dotnet</c> command as a user of the packages runs it, with a package cache and a template hive of its own: the machine's own are
/// not touched. Packages of ours come from the local feed and from nowhere else, by package source mapping.
/// </summary>
/// <param name="feed">Where our packages come from.</param>
/// <param name="workload">The stub workload, for builds of Android, Apple and Windows heads.</param>
public sealed class PrivateDotnet(LocalFeed feed, StubWorkload? workload = null)
{
    private static readonly string PackageCache = Path.Combine(Repository.Artifacts, "nuget");
    private readonly string _templateHive = Path.Combine(Repository.Artifacts, "hives", feed.Version);

    /// <summary>More variables, such as the language of the command line.</summary>
    public IReadOnlyDictionary<string, string?> Variables { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>
    /// The variables that keep the machine's own caches out of it; pass them to programs that start <c>dotnet</c> themselves.
    /// </summary>
    public IReadOnlyDictionary<string, string?> Environment =>
        new Dictionary<string, string?>([
            .. NeutralEnvironment,
            .. workload?.Environment ?? ReadOnlyDictionary<string, string?>.Empty,
            .. Variables,
        ])
        {
            ["NUGET_PACKAGES"] = PackageCache,
        };

    /// <summary>A <c>dotnet</c> that behaves as one started from a user's shell.</summary>
    public static IReadOnlyDictionary<string, string?> NeutralEnvironment { get; } =
        new Dictionary<string, string?>
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",

            // Some of these reach a test host and would change what a user's build does.
            ["MSBuildSDKsPath"] = null,
            ["MSBUILD_EXE_PATH"] = null,
            ["MSBuildExtensionsPath"] = null,
            ["UseSharedCompilation"] = null,
            ["CI"] = null,
        };

    public Task<CommandOutcome> RunAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellationToken = default) =>
        Command.RunAsync("dotnet", arguments, folder, Environment, cancellationToken);

    /// <summary>Installs the template pack into the private hive, once.</summary>
    public async Task InstallTemplatesAsync(CancellationToken cancellationToken = default)
    {
        await using var _ = await FolderLock.AcquireAsync(_templateHive, cancellationToken);
        var installed = Path.Combine(_templateHive, "installed");
        if (!File.Exists(installed))
        {
            (
                await RunAsync(Repository.Root, ["new", "install", feed.PathOf("SsoTemplates"), .. Hive], cancellationToken)
            ).EnsureSucceeded();
            await File.WriteAllTextAsync(installed, feed.Version, cancellationToken);
        }
    }

    /// <summary>
    /// <c>dotnet new</c> over the private hive; one at a time, since the template engine does not share its files between processes.
    /// </summary>
    public async Task<CommandOutcome> NewAsync(
        string folder,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken = default
    )
    {
        await using var _ = await FolderLock.AcquireAsync(_templateHive, cancellationToken);
        return await RunAsync(folder, ["new", .. arguments, .. Hive], cancellationToken);
    }

    /// <summary>Writes a nuget.config that adds the local feed to the sources of this machine and maps our packages to it alone.</summary>
    public async Task WriteNuGetConfigAsync(string folder, CancellationToken cancellationToken = default)
    {
        var ours = new XElement("packageSource", new XAttribute("key", "local"), Pattern("SsoConfig.*"), Pattern("SsoTemplates"));
        var theirs = (await ConfiguredSourcesAsync(cancellationToken)).Select(static name => new XElement(
            "packageSource",
            new XAttribute("key", name),
            Pattern("*")
        ));
        var configuration = new XElement(
            "configuration",
            new XElement("packageSources", new XElement("add", new XAttribute("key", "local"), new XAttribute("value", feed.Folder))),
            new XElement("packageSourceMapping", ours, theirs)
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), configuration + "\n", cancellationToken);
    }

    private IReadOnlyList<string> Hive => ["--debug:custom-hive", _templateHive];

    private static XElement Pattern(string pattern) => new("package", new XAttribute("pattern", pattern));

    private async Task<IReadOnlyList<string>> ConfiguredSourcesAsync(CancellationToken cancellationToken)
    {
        var listed = await RunAsync(Repository.Root, ["nuget", "list", "source"], cancellationToken);

        // A line is "  1.  name [Enabled]", whatever the language of the words in brackets; its address is on the next line.
        return
        [
            .. listed
                .StandardOutput.Split('\n')
                .Select(static line => System.Text.RegularExpressions.Regex.Match(line, @"^\s*\d+\.\s+(.+?)\s+\[[^\]]+\]\s*$"))
                .Where(static match => match.Success)
                .Select(static match => match.Groups[1].Value),
        ];
    }
}
