namespace SsoConfig.Protocol;

/// <summary>
/// The provider's response to an authorization request. State and issuer are compared before anything else in it is believed, an error
/// included: otherwise any app could end a sign-in with an error of its own making (RFC 6749, section 10.12; RFC 9207, section 2.4).
/// </summary>
internal abstract class AuthorizationResponse
{
    private AuthorizationResponse() { }

    internal sealed class Code(string value, string? issuer) : AuthorizationResponse
    {
        public string Value { get; } = value;

        /// <summary>Who has sent it (RFC 9207), if it says so: the id_token must be of the same issuer.</summary>
        public string? Issuer { get; } = issuer;
    }

    internal sealed class Error(string code, string? description) : AuthorizationResponse
    {
        public string ErrorCode { get; } = code;

        public string? Description { get; } = description;
    }

    /// <summary>Not a response to this request; the request goes on waiting.</summary>
    internal sealed class Foreign(SsoError reason) : AuthorizationResponse
    {
        public SsoError Reason { get; } = reason;
    }

    /// <param name="callback">The URI that came back, its state compared.</param>
    /// <param name="provider">Who must have sent it.</param>
    public static AuthorizationResponse Read(CallbackUri callback, Provider provider)
    {
        if (!IsFrom(provider, callback["iss"]))
        {
            return new Foreign(Errors.IssuerMismatch);
        }

        if (callback["error"] is { Length: > 0 } error)
        {
            return new Error(error, callback["error_description"]);
        }

        return callback["code"] is { } code && IsCode(code)
            ? new Code(code, callback["iss"])
            : new Foreign(Errors.InvalidResponse("it holds neither a code nor an error"));
    }

    /// <summary>
    /// RFC 6749, appendix A.11: visible characters. A blank one, or one that is not valid Unicode, could not be redeemed.
    /// </summary>
    private static bool IsCode(string code) =>
        !string.IsNullOrWhiteSpace(code) && code.All(static character => character is >= ' ' and <= '~');

    private static bool IsFrom(Provider provider, string? issuer) =>
        issuer is null ? !provider.PromisesIssuerParameter : provider.TokenIssuer.IsProvider(issuer);
}
