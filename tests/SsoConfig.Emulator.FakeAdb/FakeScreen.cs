namespace SsoConfig.Emulator.FakeAdb;

/// <summary>A screen: what uiautomator prints of it, and which screen follows on what.</summary>
internal sealed record FakeScreen
{
    public required string Dump { get; init; }

    /// <summary>
    /// The next screen by what leads to it: <c>tap LABEL</c>, <c>start PACKAGE</c>, <c>enter</c> (with the texts typed so far as in
    /// <c>enter ada|secret</c>, if only those do), <c>look</c> for one that follows by itself after it was looked at.
    /// </summary>
    public Dictionary<string, string> Next { get; init; } = [];
}
