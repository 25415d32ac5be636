namespace SsoConfig.Eng.Machine;

/// <summary>
/// Installs Debian packages where this is a Debian machine: as root, in CI, or when the user asked for it (<see cref="InstallSwitch"/>). By
/// default nobody's system is changed through <c>sudo</c>; the caller prints <see cref="InstallCommand"/> instead.
/// </summary>
public static class DebianPackages
{
    private const string AptGet = "/usr/bin/apt-get";
    private static readonly Dictionary<string, string?> NonInteractive = new() { ["DEBIAN_FRONTEND"] = "noninteractive" };

    /// <summary>The command line switch by which the user asks for missing packages to be installed.</summary>
    public const string InstallSwitch = "--install";

    /// <param name="isRequested">Whether the user gave <see cref="InstallSwitch"/>.</param>
    public static bool CanInstall(bool isRequested) =>
        File.Exists(AptGet)
        && (System.Environment.IsPrivilegedProcess || ((isRequested || IsContinuousIntegration) && File.Exists("/usr/bin/sudo")));

    /// <summary>What the user can run to install the packages.</summary>
    public static string InstallCommand(IEnumerable<string> packages) =>
        $"sudo apt-get install --no-install-recommends {string.Join(' ', packages)}";

    private static bool IsContinuousIntegration => System.Environment.GetEnvironmentVariable("CI") == "true";

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

    /// <summary>Fetches the lists of packages, if that is possible here; what is known stays if not.</summary>
    public static Task UpdateAsync(CancellationToken cancellationToken) => RunAsync(["update", "-qq"], cancellationToken);

    /// <summary>Extracts the files of these packages to where they belong, without their dependencies and set-up scripts.</summary>
    /// <exception cref="CommandFailedException">A package could not be downloaded.</exception>
    public static async Task UnpackAsync(IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("sso-debs-");
        try
        {
            await RunAsync(["update", "-qq"], cancellationToken);
            (
                await Command.RunAsync(AptGet, ["download", "-qq", .. packages], folder.FullName, NonInteractive, cancellationToken)
            ).EnsureSucceeded();
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

    // Another apt on the machine holds the lock for seconds, not forever.
    private static Task<CommandOutcome> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsRootAsync(AptGet, ["-o", "DPkg::Lock::Timeout=120", .. arguments], cancellationToken);

    private static Task<CommandOutcome> RunAsRootAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    ) =>
        System.Environment.IsPrivilegedProcess
            ? Command.RunAsync(program, arguments, "/", NonInteractive, cancellationToken)
            : Command.RunAsync("/usr/bin/sudo", ["-n", program, .. arguments], "/", NonInteractive, cancellationToken);
}
