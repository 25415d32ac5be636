using SsoConfig.DPoP;

namespace SsoConfig.Protocol;

/// <summary>What one token exchange asks for (RFC 8693, section 2.1).</summary>
internal sealed class TokenExchange(SharedSession session, string scope)
{
    public SharedSession Session { get; } = session;

    public string Scope { get; } = scope;

    /// <summary>RFC 8707, section 2.2.</summary>
    public IReadOnlyList<string>? Resources { get; init; }

    /// <summary>The key that the tokens are to be bound to (RFC 9449, section 5).</summary>
    public ProofKey? ProofKey { get; init; }
}
