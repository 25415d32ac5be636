using System.Collections.Frozen;

namespace SsoConfig.Diagnostics;

/// <summary>
/// Error codes as they go to logs and measurements: those that a specification defines, and ours. A provider may write anything into its
/// code, such as an email address; that is for the app alone, and a tag of a measurement must not have endless values.
/// </summary>
internal static class LoggedErrorCode
{
    private const string Other = "other";

    private static readonly FrozenSet<string> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        SsoErrorCodes.Network,
        SsoErrorCodes.HttpStatus,
        SsoErrorCodes.InvalidResponse,
        SsoErrorCodes.InvalidDiscovery,
        SsoErrorCodes.RedirectMismatch,
        SsoErrorCodes.StateMismatch,
        SsoErrorCodes.IssuerMismatch,
        SsoErrorCodes.InvalidIdToken,
        SsoErrorCodes.AuthenticationNotFresh,
        SsoErrorCodes.InsufficientAuthentication,
        SsoErrorCodes.SubjectMismatch,
        SsoErrorCodes.RequestInProgress,
        SsoErrorCodes.NoPendingSignIn,
        SsoErrorCodes.PendingSignInExpired,
        SsoErrorCodes.BrowserFailed,
        SsoErrorCodes.BrowserTimeout,
        SsoErrorCodes.NoRefreshToken,
        SsoErrorCodes.ProofKeyLost,
        SsoErrorCodes.Storage,
        // RFC 6749, sections 4.1.2.1 and 5.2.
        "invalid_request",
        "unauthorized_client",
        "access_denied",
        "unsupported_response_type",
        "invalid_scope",
        "server_error",
        "temporarily_unavailable",
        "invalid_client",
        "invalid_grant",
        "unsupported_grant_type",
        // OpenID Connect Core 1.0, section 3.1.2.6.
        "interaction_required",
        "login_required",
        "account_selection_required",
        "consent_required",
        "invalid_request_uri",
        "invalid_request_object",
        "request_not_supported",
        "request_uri_not_supported",
        "registration_not_supported",
        // RFC 7009, RFC 8707, RFC 9449, RFC 9470.
        "unsupported_token_type",
        "invalid_target",
        "invalid_dpop_proof",
        "use_dpop_nonce",
        "unmet_authentication_requirements"
    );

    public static string From(SsoError error) => Known.Contains(error.Code) ? error.Code : Other;
}
