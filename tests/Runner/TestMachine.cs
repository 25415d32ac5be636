using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Tests.Runner;

/// <summary>
/// Installs the tools that some tests use, where that is allowed. Where it is not, the tests that need them report themselves as skipped.
/// </summary>
internal static class TestMachine
{
    public static async Task PrepareAsync(bool installIsRequested, TextWriter output, CancellationToken cancellationToken)
    {
        var (packages, files) = (TestTools.MissingPackages(), TestTools.MissingFiles());
        if (packages.Count + files.Count == 0)
        {
            return;
        }

        if (!DebianPackages.CanInstall(installIsRequested))
        {
            PrintInstructions([.. packages, .. files], output);
            return;
        }

        await InstallAsync(packages, DebianPackages.InstallAsync, output, cancellationToken);
        await InstallAsync(files, DebianPackages.UnpackAsync, output, cancellationToken);
    }

    private static void PrintInstructions(IReadOnlyList<string> missing, TextWriter output)
    {
        output.WriteLine($"SKIPPED: the tests that need {string.Join(", ", missing)}.");
        output.WriteLine($"  To run them too: add {DebianPackages.InstallSwitch}, or run '{DebianPackages.InstallCommand(missing)}'.");
    }

    private static async Task InstallAsync(
        IReadOnlyList<string> missing,
        Func<IReadOnlyList<string>, CancellationToken, Task> install,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (missing.Count == 0)
        {
            return;
        }

        output.WriteLine($"Installing {string.Join(' ', missing)}");
        if (!await TryAsync(install, missing, cancellationToken))
        {
            // One package that is not available must not keep the others away.
            foreach (var package in missing)
            {
                if (!await TryAsync(install, [package], cancellationToken))
                {
                    output.WriteLine(
                        $"{package} could not be installed ('{DebianPackages.InstallCommand([package])}' says why). The tests that need "
                            + "it will be skipped."
                    );
                }
            }
        }
    }

    private static async Task<bool> TryAsync(
        Func<IReadOnlyList<string>, CancellationToken, Task> install,
        IReadOnlyList<string> packages,
        CancellationToken cancellationToken
    )
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
