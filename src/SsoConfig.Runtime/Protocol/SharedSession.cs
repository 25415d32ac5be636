namespace SsoConfig.Protocol;

/// <summary>The session that an app of the family has started, as a token exchange refers to it (Native SSO 1.0, section 4.2).</summary>
internal sealed class SharedSession(string idToken, string deviceSecret, string subject, string? sessionId)
{
    /// <summary>The subject token. It may have expired: the device secret says whether the session lives.</summary>
    public string IdToken { get; } = idToken;

    public string DeviceSecret { get; } = deviceSecret;

    public string Subject { get; } = subject;

    public string? SessionId { get; } = sessionId;
}
