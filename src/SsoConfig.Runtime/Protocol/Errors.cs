using System.Text.RegularExpressions;

namespace SsoConfig.Protocol;

/// <summary>The errors of the protocol: one place for their codes and messages.</summary>
internal static partial class Errors
{
    private const int MaxDescriptionLength = 200;

    public static SsoError NoResponse(HttpRequestException exception) => exception switch
    {
        { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
            new(SsoErrorCodes.InvalidResponse, "The provider's answer is larger than any answer of its kind can be; it was not read."),
        { InnerException: TimeoutException } => Network("no answer in time"),
        _ => Network(exception.HttpRequestError.ToString()),
    };

    private static SsoError Network(string what) =>
        new(SsoErrorCodes.Network, $"The provider can't be reached ({what}). Check the network and the issuer, then try again.", isTransient: true);

    public static SsoError HttpStatus(int status, TimeSpan? retryAfter = null) => new(
        SsoErrorCodes.HttpStatus,
        $"The provider answered with HTTP status {status} and no OAuth error. Its own log says why.",
        IsTransientStatus(status),
        retryAfter);

    public static SsoError DiscoveryStatus(int status, TimeSpan? retryAfter) => new(
        SsoErrorCodes.HttpStatus,
        $"The discovery document can't be fetched: HTTP status {status}. Check `issuer` in okta.json.",
        IsTransientStatus(status),
        retryAfter);

    private static bool IsTransientStatus(int status) => status is 408 or 429 or >= 500;

    public static SsoError InvalidResponse(string what) => new(SsoErrorCodes.InvalidResponse, $"The provider's answer is not valid: {what}.");

    public static SsoError InvalidDiscovery(string what) =>
        new(SsoErrorCodes.InvalidDiscovery, $"The discovery document can't be used: {what}. Check `issuer` in okta.json.");

    public static SsoError Provider(string code, string? description)
    {
        var safe = Describe(description);
        return new SsoError(
            Describe(code) ?? SsoErrorCodes.InvalidResponse,
            safe is null ? $"The provider answered {Describe(code)}." : $"The provider answered {Describe(code)}: {safe}",
            isTransient: code is "temporarily_unavailable" or "server_error");
    }

    public static SsoError IdToken(string rule) => new(SsoErrorCodes.InvalidIdToken, $"The id_token was refused: {rule}.");

    public static SsoError NotFresh(string what) => new(
        SsoErrorCodes.AuthenticationNotFresh,
        $"The provider was asked to authenticate the person afresh, but {what}. Nobody was signed in.");

    public static SsoError SubjectMismatch => new(
        SsoErrorCodes.SubjectMismatch,
        "The provider's answer is about another person than the one who is signed in to this app. Sign in again to change the person.");

    public static SsoError RedirectMismatch => new(
        SsoErrorCodes.RedirectMismatch,
        "The answer came to another URI than the one in okta.json and was refused. The URI must be registered at the provider exactly as written there.");

    public static SsoError StateMismatch => new(
        SsoErrorCodes.StateMismatch,
        "An answer arrived that does not belong to this request (its state is missing or another one); it was refused, and the request still waits for its own.");

    public static SsoError IssuerMismatch => new(
        SsoErrorCodes.IssuerMismatch,
        "The answer does not come from the issuer in okta.json (RFC 9207); it was refused.");

    /// <summary>
    /// The provider's own words as far as they may be shown: printable ASCII (RFC 6749, section 5.2), short, and with everything that
    /// could be a token or a code cut out, as some providers quote the request.
    /// </summary>
    public static string? Describe(string? providerText)
    {
        if (string.IsNullOrWhiteSpace(providerText))
        {
            return null;
        }

        var printable = NotPrintable().Replace(providerText, " ").Trim();
        var redacted = PossibleSecret().Replace(printable, "…");
        return redacted.Length <= MaxDescriptionLength ? redacted : redacted[..MaxDescriptionLength] + "…";
    }

    [GeneratedRegex("[^\x20-\x7E]+")]
    private static partial Regex NotPrintable();

    // A run of 16 characters of the token alphabet with a digit in it, or any run of 40, is no English word.
    [GeneratedRegex(@"(?=[A-Za-z_\-.~+/=]*[0-9])[A-Za-z0-9_\-.~+/=]{16,}|[A-Za-z0-9_\-.~+/=]{40,}")]
    private static partial Regex PossibleSecret();
}
