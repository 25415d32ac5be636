namespace SsoConfig;

/// <summary>The codes of <see cref="SsoError"/> that are ours; every other code is the provider's own.</summary>
public static class SsoErrorCodes
{
    /// <summary>The provider cannot be reached, or did not respond in time.</summary>
    public const string Network = "network";

    /// <summary>The provider responded with an HTTP status that says nothing about OAuth.</summary>
    public const string HttpStatus = "http_status";

    /// <summary>The provider's response is not what the specification asks for, or is too large.</summary>
    public const string InvalidResponse = "invalid_response";

    /// <summary>
    /// The discovery document is missing, states another issuer, or names an endpoint without https (Discovery 1.0, section 4.3).
    /// </summary>
    public const string InvalidDiscovery = "invalid_discovery";

    /// <summary>The response came to another URI than the registered one (RFC 8252, section 8.10).</summary>
    public const string RedirectMismatch = "redirect_mismatch";

    /// <summary>The response has no state, or another one than the request (RFC 6749, section 10.12).</summary>
    public const string StateMismatch = "state_mismatch";

    /// <summary>The response names another issuer, or none where the provider promised one (RFC 9207, section 2.4).</summary>
    public const string IssuerMismatch = "issuer_mismatch";

    /// <summary>The id_token breaks a rule of OpenID Connect Core 1.0, section 3.1.3.7; the message says which.</summary>
    public const string InvalidIdToken = "invalid_id_token";

    /// <summary>The provider let an older authentication count although a fresh one was asked for (Core 1.0, section 3.1.2.1).</summary>
    public const string AuthenticationNotFresh = "authentication_not_fresh";

    /// <summary>The response is about another user than the expected one.</summary>
    public const string SubjectMismatch = "subject_mismatch";

    /// <summary>The browser is already busy with an earlier request of this app.</summary>
    public const string RequestInProgress = "request_in_progress";

    /// <summary>
    /// A response arrived that no sign-in is waiting for: it was completed before, replaced, signed out of, or never asked for.
    /// </summary>
    public const string NoPendingSignIn = "no_pending_sign_in";

    /// <summary>A response arrived for a sign-in that was started too long ago.</summary>
    public const string PendingSignInExpired = "pending_sign_in_expired";

    /// <summary>The system browser could not be opened, or does not support the request.</summary>
    public const string BrowserFailed = "browser_failed";

    /// <summary>The browser did not come back in time.</summary>
    public const string BrowserTimeout = "browser_timeout";

    /// <summary>
    /// The user did not authenticate in one of the ways that were asked for (<c>acr_values</c>), or the provider does not say so.
    /// </summary>
    public const string InsufficientAuthentication = "insufficient_authentication";

    /// <summary>The sign-in has no refresh token, and what was asked for needs one.</summary>
    public const string NoRefreshToken = "no_refresh_token";

    /// <summary>
    /// The key that the tokens are bound to (DPoP) is gone from this device, or was invalidated by it: the app is signed out.
    /// </summary>
    public const string ProofKeyLost = "proof_key_lost";

    /// <summary>The token store, or the store of the proof keys, could not be read or written.</summary>
    public const string Storage = "storage";
}
