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
        var (packages, files, providers) = (TestTools.MissingPackages(), TestTools.MissingFiles(), TestTools.MissingProviders());
        if (packages.Count + files.Count + providers.Count == 0)
        {
            return;
        }

        if (!DebianPackages.CanInstall(installIsRequested))
        {
            PrintInstructions([.. packages, .. files], output);
            PrintInstructions(providers, output);
            return;
        }

        await InstallAsync(packages, DebianPackages.InstallAsync, output, cancellationToken);
        await InstallAsync(files, DebianPackages.UnpackAsync, output, cancellationToken);
        await UnpackAsync(providers, output, cancellationToken);
    }

    private static async Task UnpackAsync(IReadOnlyList<UnpackedPackages> providers, TextWriter output, CancellationToken cancellationToken)
    {
        if (providers.Count > 0)
        {
            await DebianPackages.UpdateAsync(cancellationToken);
        }

        foreach (var provider in providers)
        {
            output.WriteLine($"Unpacking {provider.Name} into {provider.Folder}");
            try
            {
                await provider.UnpackAsync(cancellationToken);
            }
            catch (CommandFailedException failure)
            {
                output.WriteLine($"{provider.Name} could not be unpacked. The tests that need it will be skipped. {failure.Message}");
            }
        }
    }

    private static void PrintInstructions(IReadOnlyList<UnpackedPackages> missing, TextWriter output)
    {
        if (missing.Count > 0)
        {
            output.WriteLine(
                $"SKIPPED: the tests against {string.Join(", ", missing.Select(static provider => provider.Name))}. To run them too: add "
                    + $"{DebianPackages.InstallSwitch} on a Debian machine; they are unpacked into {missing[0].Folder} and the like."
            );
        }
    }

    private static void PrintInstructions(IReadOnlyList<string> missing, TextWriter output)
    {
        if (missing.Count == 0)
        {
            return;
        }

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
