using System.Diagnostics;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>The tool as a process of its own, with what anyone on the machine could see of it meanwhile.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error, string ProcessList)
{
    public System.Text.Json.Nodes.JsonObject Json => System.Text.Json.Nodes.JsonNode.Parse(Output)!.AsObject();

    public override string ToString() => $"{ExitCode}\n{Output}\n{Error}\n{ProcessList}";

    public static async Task<ToolRun> RunAsync(
        string folder,
        string home,
        IReadOnlyDictionary<string, string> variables,
        string input,
        params string[] arguments
    )
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SsoConfig.Tool.dll"), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["HOME"] = home,
                ["USERPROFILE"] = home,
                ["SSO_HOME"] = Path.Combine(home, "sso"),
            },
        };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken)
        );
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var seen = new HashSet<string>();
        while (!process.HasExited)
        {
            seen.UnionWith(CommandLines());
            await Task.Delay(10, cancellationToken);
        }

        await process.WaitForExitAsync(cancellationToken);
        if (OperatingSystem.IsLinux())
        {
            // A list that lacks the tool would show no secret of it either.
            Assert.Contains(seen, line => line.Contains($"SsoConfig.Tool.dll {string.Join(' ', arguments)}", StringComparison.Ordinal));
        }

        return new ToolRun(process.ExitCode, await output, await error, string.Join('\n', seen));
    }

    // Only Linux shows the command lines of others as files.
    private static IEnumerable<string> CommandLines()
    {
        foreach (
            var folder in Directory.Exists("/proc/self")
                ? Directory.GetDirectories("/proc").Where(static folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
                : []
        )
        {
            string line;
            try
            {
                line = File.ReadAllText(Path.Combine(folder, "cmdline")).Replace('\0', ' ');
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                // It has ended.
                continue;
            }

            yield return line;
        }
    }
}
