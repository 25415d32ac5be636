namespace SsoConfig.LocalOrg.Faults;

/// <summary>What a misbehaving endpoint does.</summary>
internal abstract record FaultEffect
{
    private FaultEffect() { }

    /// <summary>Responds with a status code and no body; 503 comes with <c>Retry-After: 1</c>.</summary>
    public sealed record Status(int Code) : FaultEffect;

    /// <summary>Responds after a delay.</summary>
    public sealed record Slow(TimeSpan Delay) : FaultEffect;

    /// <summary>Closes the connection without a response.</summary>
    public sealed record Drop : FaultEffect;

    /// <summary>Processes the request, but closes the connection without a response.</summary>
    public sealed record Lost : FaultEffect;

    /// <summary>Responds with 400 and an OAuth error (RFC 6749 §5.2).</summary>
    public sealed record OAuthError(string Code) : FaultEffect;
}
