using System.CommandLine;
using SsoConfig.LocalOrg;

namespace SsoConfig.Tool.Commands;

/// <summary>Runs a command line: 0 done, 1 failed, 2 wrong usage.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    public static async Task<int> RunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync($"\n'sso {string.Join(' ', parsed.CommandResult.Command == root ? [] : (string[])[parsed.CommandResult.Command.Name, ""])}--help' shows what there is.");
            return WrongUsage;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (LocalOrgException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return Failed;
        }
    }
}
