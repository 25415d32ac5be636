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
        var missing = TestTools.MissingPackages();
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
        try
        {
            await DebianPackages.InstallAsync(missing, cancellationToken);
        }
        catch (CommandFailedException problem)
        {
            output.WriteLine($"{problem.Message}\nThe tests that need them will be skipped.");
        }
    }
}
