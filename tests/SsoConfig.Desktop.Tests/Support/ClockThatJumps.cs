namespace SsoConfig.Desktop.Tests.Support;

/// <summary>The system's clock, set forward at once.</summary>
internal sealed class ClockThatJumps : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    /// <summary>An hour and more has passed, here and for the app's next processes: an access token of an hour has expired.</summary>
    public void PassAnHour(AppHome home)
    {
        Ahead = TimeSpan.FromMinutes(62);
        home.Variables["TEST_MINUTES_AHEAD"] = "62";
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
