namespace SsoConfig.Providers.Tests.Support;

/// <summary>The system's clock, some time ahead: the providers of these tests live by the real one.</summary>
internal sealed class AdvancingClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
}
