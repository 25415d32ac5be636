using System.Diagnostics;
using System.Reflection;

namespace SsoConfig.Benchmarks.Report;

/// <summary>The command that writes a page: all its parts, or those that are named.</summary>
/// <param name="fileName">The page's name in docs.</param>
/// <param name="head">What stands above all parts.</param>
/// <param name="parts">By name, in the order they stand in the page; each gives its text.</param>
internal sealed class MeasuringCommand(string fileName, string head, IReadOnlyDictionary<string, Func<Task<string>>> parts)
{
    /// <returns>0 when all was measured, 1 when something was not, 2 for a name that is none.</returns>
    public async Task<int> RunAsync(IReadOnlyList<string> arguments)
    {
        string[] names = [.. parts.Keys];
        if (arguments.FirstOrDefault(name => !parts.ContainsKey(name)) is { } unknown)
        {
            Console.Error.WriteLine(
                $"There is nothing to measure called '{unknown}'. Name some of: {string.Join(", ", names)}; none means all."
            );
            return 2;
        }

        if (arguments is [var only])
        {
            return await TryWriteAsync(new MeasuredDocument(fileName, head, names, await Machine.BeforeMeasuringAsync()), only) ? 0 : 1;
        }

        var complete = true;
        foreach (var name in arguments.Count == 0 ? names : arguments)
        {
            complete &= await InOwnProcessAsync(name);
        }

        return complete ? 0 : 1;
    }

    /// <summary>What one part leaves behind, memory and code that the runtime has compiled for its sake, would slow the next one.</summary>
    private static async Task<bool> InOwnProcessAsync(string name)
    {
        using var process = Process.Start("dotnet", [Assembly.GetEntryAssembly()!.Location, name]);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }

    private async Task<bool> TryWriteAsync(MeasuredDocument document, string name)
    {
        Console.Error.WriteLine($"measuring {name}");
        var start = Stopwatch.GetTimestamp();
        try
        {
            document.Write(name, await parts[name]());
            return true;
        }
        catch (MeasurementException problem)
        {
            Console.Error.WriteLine($"not measured: {problem.Message}");
            return false;
        }
        finally
        {
            Console.Error.WriteLine($"{name} took {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        }
    }
}
