using System.Globalization;
using System.Text.RegularExpressions;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Faults;

/// <summary>
/// Parses faults: <c>ENDPOINT:EFFECT[:TIMES]</c> for an endpoint that misbehaves, one word (with <c>=VALUE</c> if it has one) for a
/// provider that does not follow the protocol.
/// </summary>
internal static partial class FaultGrammar
{
    /// <summary>The grammar, shown by <c>--help</c> and in error messages.</summary>
    public const string Help = """
        ENDPOINT:EFFECT[:TIMES]  an endpoint misbehaves, for the first TIMES requests or for all of them
            ENDPOINT  discovery, keys, authorize, token, userinfo, revoke, introspect, end-session, register
            EFFECT    400 to 599      respond with that status (503 with Retry-After: 1)
                      slow=SECONDS    respond late
                      drop            close the connection without a response
                      lost            process the request, but close the connection without a response
                      invalid_grant   or any other OAuth error code: respond with it
        ignore-prompt-login      ignore prompt=login
        ignore-max-age           ignore max_age
        prompt-none=ERROR        always respond to prompt=none with ERROR, for example interaction_required
        discovery-issuer=URI     discovery returns another issuer
        response-issuer=URI      the iss parameter of authorization responses is another issuer
        no-end-session           discovery has no end session endpoint
        no-revocation            discovery has no revocation endpoint
        wrong-ds-hash            the ds_hash of id tokens is not the one of the device secret
        no-ds-hash               id tokens have no ds_hash
        foreign-device-secret    token responses contain the device secret of another device
        bearer-tokens            with --dpop: the token type of bound tokens is Bearer
        endless-dpop-nonces      with --dpop: refuse every proof for its nonce, and return another one each time
        token-exchange=ERROR     always respond to a token exchange with ERROR, for example invalid_grant (the session has ended) or
                                 interaction_required (the user must sign in again)
        """;

    private static readonly Dictionary<string, OrgEndpoint> Endpoints = new()
    {
        ["discovery"] = OrgEndpoint.Discovery,
        ["keys"] = OrgEndpoint.Keys,
        ["authorize"] = OrgEndpoint.Authorize,
        ["token"] = OrgEndpoint.Token,
        ["userinfo"] = OrgEndpoint.UserInfo,
        ["revoke"] = OrgEndpoint.Revoke,
        ["introspect"] = OrgEndpoint.Introspect,
        ["end-session"] = OrgEndpoint.EndSession,
        ["register"] = OrgEndpoint.Register,
    };

    public static FaultDescription? TryParse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (word, value) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
        return (word, value) switch
        {
            ("ignore-prompt-login", "") => new FaultDescription.IgnorePromptLogin(),
            ("ignore-max-age", "") => new FaultDescription.IgnoreMaxAge(),
            ("no-end-session", "") => new FaultDescription.NoEndSession(),
            ("no-revocation", "") => new FaultDescription.NoRevocation(),
            ("wrong-ds-hash", "") => new FaultDescription.WrongDeviceSecretHash(),
            ("no-ds-hash", "") => new FaultDescription.NoDeviceSecretHash(),
            ("foreign-device-secret", "") => new FaultDescription.ForeignDeviceSecret(),
            ("bearer-tokens", "") => new FaultDescription.BearerTokens(),
            ("endless-dpop-nonces", "") => new FaultDescription.EndlessNonces(),
            ("token-exchange", _) when ErrorCode().IsMatch(value) => new FaultDescription.TokenExchangeError(value),
            ("prompt-none", _) when ErrorCode().IsMatch(value) => new FaultDescription.PromptNone(value),
            ("discovery-issuer", _) when Uri.IsWellFormedUriString(value, UriKind.Absolute) => new FaultDescription.DiscoveryIssuer(value),
            ("response-issuer", _) when Uri.IsWellFormedUriString(value, UriKind.Absolute) => new FaultDescription.ResponseIssuer(value),
            _ => ParseEndpoint(text),
        };
    }

    private static FaultDescription.OfEndpoint? ParseEndpoint(string text) =>
        text.Split(':') switch
        {
            [var name, var effect] when Endpoints.TryGetValue(name, out var endpoint) && ParseEffect(effect) is { } known =>
                new FaultDescription.OfEndpoint(endpoint, known),
            [var name, var effect, var times]
                when Endpoints.TryGetValue(name, out var endpoint) && ParseEffect(effect) is { } known && ParseTimes(times) is { } number =>
                new FaultDescription.OfEndpoint(endpoint, known, number),
            _ => null,
        };

    private static FaultEffect? ParseEffect(string effect) =>
        effect switch
        {
            "drop" => new FaultEffect.Drop(),
            "lost" => new FaultEffect.Lost(),
            _ when effect.StartsWith("slow=", StringComparison.Ordinal) => Seconds(effect[5..]) is { } delay
                ? new FaultEffect.Slow(delay)
                : null,
            _ when int.TryParse(effect, NumberStyles.None, CultureInfo.InvariantCulture, out var status) => status is >= 400 and <= 599
                ? new FaultEffect.Status(status)
                : null,
            _ when ErrorCode().IsMatch(effect) => new FaultEffect.OAuthError(effect),
            _ => null,
        };

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : null;

    private static int? ParseTimes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : null;

    // An OAuth error code always has an underscore, a mistyped effect usually does not.
    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex ErrorCode();
}
