namespace SsoConfig.Maui.Browsers;

/// <summary>Which browser a visit opens, or why none: one of the nested types.</summary>
internal abstract record BrowserSelection
{
    private BrowserSelection() { }

    /// <summary>This one.</summary>
    public sealed record Selected(string PackageName, BrowserSurface Surface, bool IsEphemeral) : BrowserSelection;

    /// <summary>None.</summary>
    /// <param name="Kind">What is missing.</param>
    /// <param name="Reason">What is missing and what to do about it.</param>
    public sealed record Refused(BrowserRefusal Kind, string Reason) : BrowserSelection;
}
