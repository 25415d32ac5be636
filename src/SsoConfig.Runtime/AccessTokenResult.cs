using SsoConfig.Http;

namespace SsoConfig;

/// <summary>An access token, or why there is none: one of the nested types.</summary>
public abstract class AccessTokenResult
{
    private AccessTokenResult() { }

    /// <summary>A token to call a resource server with (RFC 6750, section 2.1).</summary>
    /// <param name="accessToken">The token.</param>
    /// <param name="expiresAt">When it expires.</param>
    public sealed class Valid(string accessToken, DateTimeOffset expiresAt) : AccessTokenResult
    {
        /// <summary>The token. It is a secret.</summary>
        public string AccessToken { get; } = accessToken;

        /// <summary>When it expires, by this device's clock.</summary>
        public DateTimeOffset ExpiresAt { get; } = expiresAt;

        /// <summary>
        /// How it is sent: <c>Bearer</c>, or <c>DPoP</c> if it is bound to a key of this device (<see cref="SsoOptions.UseDPoP"/>). The
        /// latter needs a proof in each request (RFC 9449, section 7.1), which <see cref="SsoAccessTokenHandler"/> adds.
        /// </summary>
        public string TokenType => ProofKeyName is null ? AuthenticationChallenge.Bearer : AuthenticationChallenge.DPoP;

        /// <summary>The key that it is bound to.</summary>
        internal string? ProofKeyName { get; init; }
    }

    /// <summary>No user is signed in, or the provider ended this sign-in (<c>invalid_grant</c>): sign in again.</summary>
    public sealed class SignedOut : AccessTokenResult;

    /// <summary>A user is signed in, but no valid token is available now. The stored tokens are kept.</summary>
    /// <param name="error">What went wrong.</param>
    public sealed class Failed(SsoError error) : AccessTokenResult
    {
        /// <summary>What went wrong.</summary>
        public SsoError Error { get; } = error;
    }
}
