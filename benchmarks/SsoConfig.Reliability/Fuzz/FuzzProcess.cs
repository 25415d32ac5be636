using System.Globalization;
using System.Text.Json;
using SsoConfig.Eng;
using SsoConfig.Eng.Fuzzing;

namespace SsoConfig.Reliability.Fuzz;

/// <summary>A target in a process of its own: an overflow of the stack ends that one alone.</summary>
internal static class FuzzProcess
{
    public const string Argument = "fuzz-target";

    public static async Task<FuzzResult> RunAsync(string program, FuzzTarget target, TimeSpan time)
    {
        var recorded = Path.Combine(Path.GetDirectoryName(program)!, $"{target.Name}.input");
        string[] arguments = [program, Argument, target.Name, time.TotalSeconds.ToString(CultureInfo.InvariantCulture), recorded];
        var outcome = await Command.RunAsync("dotnet", arguments, Repository.Root);
        return outcome.ExitCode == 0
            ? JsonSerializer.Deserialize<FuzzResult>(outcome.StandardOutput)!
            : new FuzzResult(0, 0, 0, [$"{Corpus.Format(InputRecorder.Read(recorded))}\nended the process: {outcome.StandardError}"]);
    }

    /// <summary>What that process does.</summary>
    public static int Serve(string name, string seconds, string recorded)
    {
        using var recorder = new InputRecorder(recorded);
        var result = new FuzzLoop(FuzzTarget.Named(name), recorder).Run(
            TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture))
        );
        Console.WriteLine(JsonSerializer.Serialize(result));
        return 0;
    }
}
