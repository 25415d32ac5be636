namespace SsoConfig.Desktop.Tests.Support;

/// <summary>The system's clock, set forward at once.</summary>
internal sealed class ClockThatJumps : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
