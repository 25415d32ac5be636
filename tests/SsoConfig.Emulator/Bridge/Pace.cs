namespace SsoConfig.Emulator.Bridge;

/// <summary>How long things may take, and how often the screen is looked at.</summary>
internal sealed record Pace(TimeProvider Time)
{
    /// <summary>One command of adb; an installation on a slow emulator takes minutes.</summary>
    public TimeSpan Command { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Until what a step waits for is on the screen.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Between two looks at the screen.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);
}
