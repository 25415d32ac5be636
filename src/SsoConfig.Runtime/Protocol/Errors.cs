using System.Text.RegularExpressions;
using SsoConfig.DPoP;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>The errors of the protocol: one place for their codes and messages.</summary>
internal static partial class Errors
{
    private const int MaxDescriptionLength = 200;
    private const int MaxCodeLength = 100;
    private const int MaxReadLength = 4096;
    private const int MaxShownValues = 10;

    public static SsoError NoResponse(HttpRequestException exception) =>
        exception switch
        {
            { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new(
                SsoErrorCodes.InvalidResponse,
                "The provider's response is larger than any response of its kind can be; it was not read."
            ),
            { InnerException: TimeoutException } => Network("no response in time"),
            _ => Network(exception.HttpRequestError.ToString()),
        };

    private static SsoError Network(string what) =>
        new(
            SsoErrorCodes.Network,
            $"The provider cannot be reached ({what}). Check the network and the issuer, then try again.",
            isTransient: true
        );

    public static SsoError HttpStatus(int status, TimeSpan? retryAfter = null) =>
        new(
            SsoErrorCodes.HttpStatus,
            $"The provider responded with HTTP status {status} and no OAuth error. See the provider's own log.",
            IsTransientStatus(status),
            retryAfter
        );

    public static SsoError DiscoveryStatus(string document, int status, TimeSpan? retryAfter) =>
        new(
            SsoErrorCodes.HttpStatus,
            $"The {document} cannot be fetched: HTTP status {status}. Check `issuer` in okta.json.",
            IsTransientStatus(status),
            retryAfter
        );

    private static bool IsTransientStatus(int status) => status is 408 or 429 or >= 500;

    public static SsoError InvalidResponse(string what) =>
        new(SsoErrorCodes.InvalidResponse, $"The provider's response is not valid: {what}.");

    public static SsoError InvalidDiscovery(string what) =>
        new(SsoErrorCodes.InvalidDiscovery, $"The discovery document cannot be used: {what}. Check `issuer` in okta.json.");

    /// <summary>A value of the configuration that is used as it is written, and must not be.</summary>
    public static SsoError InvalidOption(string key, string value, string expected, string example) =>
        new(SsoErrorCodes.InvalidDiscovery, $"`{key}` in okta.json must be {expected}, not '{Show(value)}'. Write \"{example}\".");

    /// <summary>Every sign-in would ask for a device secret that no app of the family could use.</summary>
    public static SsoError NativeSsoOfSeveralTenants =>
        new(
            SsoErrorCodes.InvalidDiscovery,
            "okta.json has both `nativeSso` and `issuerTemplate`, and a device secret belongs to one issuer. Write \"nativeSso\": false, "
                + "or name the tenant in `issuer` and remove `issuerTemplate`."
        );

    /// <summary>
    /// Another issuer is never accepted (mix-up). The line to write is proposed only where the two differ by a slash or in case; a provider
    /// whose issuer is not a URL at all must be put right at the provider (FusionAuth's default is `acme.com`).
    /// </summary>
    public static SsoError IssuerOfDiscovery(string configured, string? stated)
    {
        var remedy = stated switch
        {
            null => "Check `issuer` in okta.json",
            _ when string.Equals(configured.TrimEnd('/'), stated.TrimEnd('/'), StringComparison.OrdinalIgnoreCase) =>
                $"Write \"issuer\": \"{Show(stated)}\" in okta.json, exactly so",
            _ when TokenIssuer.IsTemplate(stated) =>
                $"It has several tenants: use the issuer of yours, or add \"issuerTemplate\": \"{Show(stated)}\" to okta.json",
            _ when !SecureTransport.IsUsedBy(stated) =>
                "Set the provider's own issuer setting to its https URL, and write the same in okta.json",
            _ => "Check `issuer` in okta.json; for a provider whose issuer is another URL than its address, write the URL of its discovery "
                + "document in `metadataAddress`",
        };
        return new SsoError(
            SsoErrorCodes.InvalidDiscovery,
            $"The discovery document of '{configured}' states {(stated is null ? "no issuer" : $"the issuer '{Show(stated)}'")}. {remedy}."
        );
    }

    public static SsoError Provider(string code, string? description)
    {
        var safe = Describe(description);
        var safeCode = Describe(code) is { } described ? described[..Math.Min(described.Length, MaxCodeLength)] : null;
        return new SsoError(
            safeCode ?? SsoErrorCodes.InvalidResponse,
            safe is null ? $"The provider returned the error {safeCode}." : $"The provider returned the error {safeCode}: {safe}",
            isTransient: code is "temporarily_unavailable" or "server_error"
        );
    }

    /// <summary>The provider refused a scope; the usual one is offline_access, which Google, Cognito and others do not know.</summary>
    /// <param name="error">The provider's error.</param>
    /// <param name="unlisted">Those in okta.json that the provider does not list.</param>
    /// <param name="unlistedOfCall">Those of the call.</param>
    public static SsoError WithScopeHint(SsoError error, IReadOnlyList<string> unlisted, IReadOnlyList<string> unlistedOfCall)
    {
        if (error.Code != "invalid_scope" || unlisted.Count + unlistedOfCall.Count == 0)
        {
            return error;
        }

        string[] remedies =
        [
            .. unlisted.Count > 0 ? [$"{Show(unlisted)} from `scopes` in okta.json"] : Array.Empty<string>(),
            .. unlistedOfCall.Count > 0 ? [$"{Show(unlistedOfCall)} from {nameof(SignInRequest.AdditionalScopes)}"] : Array.Empty<string>(),
        ];
        return new SsoError(
            error.Code,
            $"{error.Message.TrimEnd('.')}. Its discovery document does not list {Show([.. unlisted, .. unlistedOfCall])} "
                + $"(scopes_supported): remove {string.Join(", and ", remedies)}.",
            error.IsTransient,
            error.RetryAfter
        );
    }

    /// <summary>The provider wants proofs of possession, and the app sends none; Okta does so by a check box of the app.</summary>
    public static SsoError WithDPoPHint(SsoError error) =>
        error.Code is not ("invalid_dpop_proof" or "use_dpop_nonce")
            ? error
            : new SsoError(
                error.Code,
                $"{error.Message.TrimEnd('.')}. The provider binds the tokens of this client to a key (DPoP): write \"dpop\": true in "
                    + "okta.json, or turn the requirement off at the provider.",
                error.IsTransient,
                error.RetryAfter
            );

    public static SsoError ProofsNotAccepted =>
        new(
            SsoErrorCodes.InvalidDiscovery,
            $"The discovery document lists dpop_signing_alg_values_supported without {ProofKey.Algorithm}, the algorithm of the proofs "
                + "here. Remove \"dpop\" from okta.json, or allow the algorithm at the provider."
        );

    /// <summary>
    /// A token that is not bound although that was asked for is never used: whoever steals it could (RFC 9449, section 5).
    /// </summary>
    public static SsoError UnexpectedTokenType(string expected, string? stated) =>
        expected != AuthenticationChallenge.Bearer
            ? InvalidResponse(
                $"its token_type is not {expected}, so the token is not bound to this device's key; the provider must have DPoP turned on "
                    + "for this client, or \"dpop\" must be removed from okta.json"
            )
        : string.Equals(stated, AuthenticationChallenge.DPoP, StringComparison.OrdinalIgnoreCase)
            ? InvalidResponse("its token_type is DPoP, which \"dpop\": true in okta.json turns on")
        : InvalidResponse("its token_type is not Bearer");

    public static SsoError IdToken(string rule) => new(SsoErrorCodes.InvalidIdToken, $"The id_token was refused: {rule}.");

    public static SsoError AccessTokenHash => IdToken("its access token hash (at_hash) is not that of the access token");

    public static SsoError NotFresh(string what) =>
        new(
            SsoErrorCodes.AuthenticationNotFresh,
            $"The provider was asked to authenticate the user again, but {what}. The user was not signed in."
        );

    public static SsoError InsufficientAuthentication =>
        new(
            SsoErrorCodes.InsufficientAuthentication,
            "The id_token does not state one of the authentication context classes that were asked for (acr). Check that the provider "
                + "knows them and issues the claim."
        );

    public static SsoError SubjectMismatch =>
        new(
            SsoErrorCodes.SubjectMismatch,
            "The provider's response is about another user than the expected one. The earlier sign-in is unchanged; sign in without an "
                + "expected user to switch."
        );

    public static SsoError RedirectMismatch =>
        new(
            SsoErrorCodes.RedirectMismatch,
            "The response came to another URI than the one in okta.json and was refused. The URI must be registered at the provider "
                + "exactly as written there."
        );

    public static SsoError StateMismatch =>
        new(
            SsoErrorCodes.StateMismatch,
            "A response arrived that does not belong to this request (its state is missing or different); it was refused, and the "
                + "request is still waiting."
        );

    public static SsoError IssuerMismatch =>
        new(SsoErrorCodes.IssuerMismatch, "The response does not come from the issuer in okta.json (RFC 9207); it was refused.");

    /// <summary>
    /// Text of the provider as far as it may be shown: printable ASCII (RFC 6749, section 5.2), short, and with everything that
    /// could be a token or a code cut out, as some providers quote the request.
    /// </summary>
    public static string? Describe(string? providerText) =>
        string.IsNullOrWhiteSpace(providerText) ? null : Shorten(PossibleSecret().Replace(Printable(providerText), "…"));

    /// <summary>
    /// A public value of the provider, such as an address or an audience, as far as it may be shown: printable ASCII, short.
    /// </summary>
    public static string Show(string? publicValue) => Shorten(Printable(publicValue ?? string.Empty));

    public static string Show(IEnumerable<string> publicValues) =>
        string.Join(", ", publicValues.Take(MaxShownValues).Select(static value => $"'{Show(value)}'"));

    private static string Printable(string text) =>
        NotPrintable().Replace(text.Length <= MaxReadLength ? text : text[..MaxReadLength], " ").Trim();

    private static string Shorten(string text) => text.Length <= MaxDescriptionLength ? text : text[..MaxDescriptionLength] + "…";

    [GeneratedRegex("[^\x20-\x7E]+")]
    private static partial Regex NotPrintable();

    // A run of 16 characters of the token alphabet with a digit in it, or any run of 40, is no English word.
    [GeneratedRegex(@"(?=[A-Za-z_\-.~+/=]*[0-9])[A-Za-z0-9_\-.~+/=]{16,}|[A-Za-z0-9_\-.~+/=]{40,}")]
    private static partial Regex PossibleSecret();
}
