namespace SsoConfig;

/// <summary>An access token, or why there is none. The nested types are all there are.</summary>
public abstract record AccessTokenResult
{
    private AccessTokenResult()
    {
    }

    /// <summary>A token to call a resource with (RFC 6750, section 2.1).</summary>
    /// <param name="AccessToken">The token. It is a secret.</param>
    /// <param name="ExpiresAt">When it expires, by this device's clock.</param>
    public sealed record Valid(string AccessToken, DateTimeOffset ExpiresAt) : AccessTokenResult
    {
        /// <summary>Without the token: it is not for logs.</summary>
        public override string ToString() => $"{nameof(Valid)} until {ExpiresAt:O}";
    }

    /// <summary>Nobody is signed in, or the provider ended this sign-in (<c>invalid_grant</c>): sign in again.</summary>
    public sealed record SignedOut : AccessTokenResult;

    /// <summary>There is a sign-in, but no fresh token could be had. The tokens are kept.</summary>
    /// <param name="Error">What went wrong.</param>
    public sealed record Failed(SsoError Error) : AccessTokenResult;
}
