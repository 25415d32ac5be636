using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.RunTests;

/// <summary>
/// Brings the tools that some tests use onto the machine where that is possible. Where it is not, those tests report themselves as skipped.
/// </summary>
internal static class TestMachine
{
    public static async Task PrepareAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await PrepareAsync(TestTools.MissingPackages(), DebianPackages.InstallAsync, output, cancellationToken);
        await PrepareAsync(TestTools.MissingFiles(), DebianPackages.UnpackAsync, output, cancellationToken);
    }

    private static async Task PrepareAsync(
        IReadOnlyList<string> missing, Func<IReadOnlyList<string>, CancellationToken, Task> install, TextWriter output, CancellationToken cancellationToken)
    {
        if (missing.Count == 0)
        {
            return;
        }

        if (!DebianPackages.CanInstall)
        {
            output.WriteLine($"Not installed, and not installable from here: {string.Join(' ', missing)}. The tests that need them will be skipped.");
            return;
        }

        output.WriteLine($"Installing {string.Join(' ', missing)}");
        if (!await TryAsync(install, missing, cancellationToken))
        {
            // One package that can't be had must not keep the others away.
            foreach (var package in missing)
            {
                if (!await TryAsync(install, [package], cancellationToken))
                {
                    output.WriteLine($"{package} could not be installed (apt-get install {package} says why). The tests that need it will be skipped.");
                }
            }
        }
    }

    private static async Task<bool> TryAsync(
        Func<IReadOnlyList<string>, CancellationToken, Task> install, IReadOnlyList<string> packages, CancellationToken cancellationToken)
    {
        try
        {
            await install(packages, cancellationToken);
            return true;
        }
        catch (CommandFailedException)
        {
            return false;
        }
    }
}
