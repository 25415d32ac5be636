using System.Globalization;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>The system's clock, set forward at once.</summary>
internal sealed class ClockThatJumps : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    /// <summary>An hour and more has passed, here and for the app's next processes: an access token of an hour has expired.</summary>
    public void PassAnHour(AppHome home) => PassMinutes(home, 62);

    /// <summary>Some minutes have passed, here and for the app's next processes.</summary>
    public void PassMinutes(AppHome home, int minutes)
    {
        Ahead += TimeSpan.FromMinutes(minutes);
        home.Variables["TEST_MINUTES_AHEAD"] = Ahead.TotalMinutes.ToString(CultureInfo.InvariantCulture);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
