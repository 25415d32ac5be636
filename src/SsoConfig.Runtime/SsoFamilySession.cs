namespace SsoConfig;

/// <summary>
/// The session that the apps of a family share on this device, as the app that started it has stored it. It may have ended at the provider
/// since: that is found out by <see cref="SsoClient.SignInAsync"/>.
/// </summary>
public sealed class SsoFamilySession
{
    /// <summary>Whose session it is, to ask "Continue as Ada?" before signing in.</summary>
    public required SsoUser User { get; init; }

    /// <summary><c>sid</c>: the provider's session; <see langword="null"/> if the provider does not state it.</summary>
    public string? SessionId { get; init; }
}
