using System.Text.RegularExpressions;

namespace SsoConfig.Eng.Machine;

/// <summary>
/// Debian packages and all that they depend on, unpacked into a folder of the repository. Nothing is installed: no service starts, no
/// set-up
/// script runs, and no privilege is needed.
/// </summary>
/// <param name="Name">The folder's name.</param>
/// <param name="Packages">The packages; those that they depend on and that the machine lacks are added.</param>
/// <param name="Unused">What they depend on by their set-up scripts only.</param>
public sealed partial record UnpackedPackages(string Name, IReadOnlyList<string> Packages, IReadOnlyList<string> Unused)
{
    private const string AptGet = "/usr/bin/apt-get";

    public string Folder => Path.Combine(Repository.Artifacts, "debian", Name);

    /// <summary>Whether the last unpacking came to its end.</summary>
    public bool IsPresent => File.Exists(Marker);

    private string Marker => Path.Combine(Folder, ".complete");

    /// <exception cref="CommandFailedException">A package is not known here, or cannot be downloaded.</exception>
    public async Task UnpackAsync(CancellationToken cancellationToken)
    {
        await using var _ = await FolderLock.AcquireAsync(Folder + ".download", cancellationToken);
        if (IsPresent)
        {
            return;
        }

        var archives = Directory.CreateDirectory(Folder + ".download");
        var names = await FindMissingAsync(cancellationToken);
        (await RunAsync(["download", "-qq", .. names], archives.FullName, cancellationToken)).EnsureSucceeded();
        foreach (var archive in archives.EnumerateFiles("*.deb"))
        {
            var unpack = await Command.RunAsync(
                "/usr/bin/dpkg-deb",
                ["-x", archive.FullName, Folder],
                "/",
                cancellationToken: cancellationToken
            );
            unpack.EnsureSucceeded();
            archive.Delete();
        }

        await File.WriteAllTextAsync(Marker, string.Join('\n', names), cancellationToken);
    }

    /// <summary>What an installation would add; what it would only bring up to date is there already.</summary>
    private async Task<IReadOnlyList<string>> FindMissingAsync(CancellationToken cancellationToken)
    {
        var simulation = await RunAsync(["install", "--simulate", "--no-install-recommends", .. Packages], "/", cancellationToken);
        simulation.EnsureSucceeded();
        var missing = NewPackage().Matches(simulation.StandardOutput).Select(static match => match.Groups["name"].Value);
        return [.. missing.Union(Packages).Except(Unused)];
    }

    private static Task<CommandOutcome> RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken) =>
        Command.RunAsync(
            AptGet,
            ["-o", "APT::Sandbox::User=root", .. arguments],
            folder,
            new Dictionary<string, string?> { ["DEBIAN_FRONTEND"] = "noninteractive" },
            cancellationToken
        );

    [GeneratedRegex(@"^Inst (?<name>\S+) \(", RegexOptions.Multiline)]
    private static partial Regex NewPackage();
}
