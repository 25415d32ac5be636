using System.CommandLine;
using SsoConfig.LocalOrg;
using SsoConfig.Provisioning;

namespace SsoConfig.Tool.Commands;

/// <summary>Runs a command line: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    // After Ctrl+C a command still cleans up. The default of 2 s is too short on a busy machine, and the process then exits with 130.
    private static readonly TimeSpan TerminationTimeout = TimeSpan.FromSeconds(30);

    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(Printable.Lines(error.Message));
            }

            var command = parsed.CommandResult.Command == root ? "sso" : $"sso {parsed.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync($"\n'{command} --help' lists the options.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TerminationTimeout }
            );
        }
        catch (LocalOrgException problem)
        {
            await Console.Error.WriteLineAsync(Printable.Lines(problem.Message));
            return Failed;
        }
    }
}
