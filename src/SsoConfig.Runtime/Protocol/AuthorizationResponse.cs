namespace SsoConfig.Protocol;

/// <summary>
/// The provider's answer to an authorization request. State and issuer are compared before anything else in it is believed, an error
/// included: otherwise any app could end a sign-in with an error of its own making (RFC 6749, section 10.12; RFC 9207, section 2.4).
/// </summary>
internal abstract record AuthorizationResponse
{
    private AuthorizationResponse()
    {
    }

    internal sealed record Code(string Value) : AuthorizationResponse
    {
        public override string ToString() => nameof(Code);
    }

    internal sealed record Error(string Name, string? Description) : AuthorizationResponse;

    /// <summary>Not an answer to this request; the request goes on waiting.</summary>
    internal sealed record Foreign(SsoError Reason) : AuthorizationResponse;

    public static AuthorizationResponse Read(string responseUri, string redirectUri, string state, Provider provider)
    {
        if (!CallbackUri.TryParse(responseUri, redirectUri, out var callback, out var error))
        {
            return new Foreign(error);
        }

        if (!callback.HasState(state))
        {
            return new Foreign(Errors.StateMismatch);
        }

        if (!IsFrom(provider, callback["iss"]))
        {
            return new Foreign(Errors.IssuerMismatch);
        }

        if (callback["error"] is { Length: > 0 } name)
        {
            return new Error(name, callback["error_description"]);
        }

        return callback["code"] is { Length: > 0 } code
            ? new Code(code)
            : new Foreign(Errors.InvalidResponse("it holds neither a code nor an error"));
    }

    private static bool IsFrom(Provider provider, string? issuer) =>
        issuer is null ? !provider.PromisesIssuerParameter : string.Equals(issuer, provider.Issuer, StringComparison.Ordinal);
}
