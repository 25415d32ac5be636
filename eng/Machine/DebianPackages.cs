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

    private static Task<CommandOutcome> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        // Another apt on the machine holds the lock for seconds, not for ever.
        IReadOnlyList<string> patient = ["-o", "DPkg::Lock::Timeout=120", .. arguments];
        return System.Environment.IsPrivilegedProcess
            ? Command.RunAsync(AptGet, patient, "/", NonInteractive, cancellationToken)
            : Command.RunAsync("/usr/bin/sudo", ["-n", AptGet, .. patient], "/", NonInteractive, cancellationToken);
    }
}
