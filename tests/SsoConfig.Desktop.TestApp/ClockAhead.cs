using System.Globalization;

namespace SsoConfig.Desktop.TestApp;

/// <summary>The clock of a process that is started some minutes later.</summary>
internal sealed class ClockAhead : TimeProvider
{
    private readonly TimeSpan _ahead = TimeSpan.FromMinutes(
        int.Parse(Environment.GetEnvironmentVariable("TEST_MINUTES_AHEAD") ?? "0", CultureInfo.InvariantCulture)
    );

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}
