using System.Globalization;
using System.Runtime.CompilerServices;
using SsoConfig.Benchmarks.Report;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.StartUp;

/// <summary>The first time that a process gets at its values, which is the only time that counts for an app's start.</summary>
internal static class FirstUse
{
    public const string Argument = "first-use";
    private const int Rounds = 11;

    public static async Task<IReadOnlyList<Sample>> MeasureAsync()
    {
        var typed = new List<Sample>();
        var bound = new List<Sample>();
        for (var round = 0; round < Rounds; round++)
        {
            typed.Add(await InNewProcessAsync(nameof(ConfigurationBenchmarks.Typed)));
            bound.Add(await InNewProcessAsync(nameof(ConfigurationBenchmarks.Bound)));
        }

        return [Sample.MedianOf(typed), Sample.MedianOf(bound)];
    }

    /// <summary>What the new process does: uses the values once and says what that took.</summary>
    public static int Report(string kind)
    {
        // What measuring itself needs for the first time is not the configuration's.
        Sample.Of(static () => { });
        var sample = kind == nameof(ConfigurationBenchmarks.Typed) ? Sample.Of(UseTyped) : Sample.Of(UseBound);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sample.Time.Ticks} {sample.Bytes}"));
        return 0;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseTyped() => new ConfigurationBenchmarks().Typed();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void UseBound() => new ConfigurationBenchmarks().Bound();

    private static async Task<Sample> InNewProcessAsync(string kind)
    {
        var outcome = await Command.RunAsync("dotnet", [typeof(FirstUse).Assembly.Location, Argument, kind], AppContext.BaseDirectory);
        var numbers = outcome
            .EnsureSucceeded()
            .StandardOutput.Split(' ')
            .Select(static number => double.Parse(number, CultureInfo.InvariantCulture))
            .ToList();
        return new Sample(TimeSpan.FromTicks((long)numbers[0]), numbers[1]);
    }
}
