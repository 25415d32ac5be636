namespace SsoConfig.Eng.Machine;

/// <summary>Installs Debian packages where this is a Debian machine and this process may.</summary>
public static class DebianPackages
{
    private const string AptGet = "/usr/bin/apt-get";
    private static readonly Dictionary<string, string?> NonInteractive = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    public static bool CanInstall => File.Exists(AptGet) && (System.Environment.IsPrivilegedProcess || File.Exists("/usr/bin/sudo"));

    /// <exception cref="CommandFailedException">A package could not be installed.</exception>
    public static async Task InstallAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var update = await RunAsync(["update", "-qq"], cancellationToken);
        var install = await RunAsync(["install", "-y", "-qq", "--no-install-recommends", .. packages], cancellationToken);
        if (!install.Succeeded)
        {
            update.EnsureSucceeded();
            install.EnsureSucceeded();
        }
    }

    /// <summary>Puts the files of these packages in their places, without what the packages depend on and without their set-up scripts.</summary>
    /// <exception cref="CommandFailedException">A package could not be had.</exception>
    public static async Task UnpackAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sso-debs-");
        try
        {
            await RunAsync(["update", "-qq"], cancellationToken);
            (await Command.RunAsync(AptGet, ["download", "-qq", .. packages], folder.FullName, NonInteractive, cancellationToken)).EnsureSucceeded();
            foreach (var archive in folder.EnumerateFiles("*.deb"))
            {
                (await RunAsRootAsync("/usr/bin/dpkg", ["-x", archive.FullName, "/"], cancellationToken)).EnsureSucceeded();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Another apt on the machine holds the lock for seconds, not for ever.
    private static Task<CommandOutcome> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsRootAsync(AptGet, ["-o", "DPkg::Lock::Timeout=120", .. arguments], cancellationToken);

    private static Task<CommandOutcome> RunAsRootAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        System.Environment.IsPrivilegedProcess
            ? Command.RunAsync(program, arguments, "/", NonInteractive, cancellationToken)
            : Command.RunAsync("/usr/bin/sudo", ["-n", program, .. arguments], "/", NonInteractive, cancellationToken);
}
