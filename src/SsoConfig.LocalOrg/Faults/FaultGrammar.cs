using System.Globalization;
using System.Text.RegularExpressions;

namespace SsoConfig.LocalOrg;

/// <summary>
/// The written form of a fault: <c>ENDPOINT:EFFECT[:TIMES]</c> for an endpoint that misbehaves, one word (with <c>=VALUE</c> where it takes
/// one) for a provider that does not keep to the protocol.
/// </summary>
public static partial class FaultGrammar
{
    /// <summary>The grammar for people, shown by <c>--help</c> and by every error.</summary>
    public const string Help =
        """
        ENDPOINT:EFFECT[:TIMES]  an endpoint misbehaves, for the first TIMES requests or for all
            ENDPOINT  discovery, keys, authorize, token, userinfo, revoke, end-session
            EFFECT    400 to 599      answer with that status (503 asks to retry after 1 s)
                      slow=SECONDS    answer late
                      drop            close the connection without an answer
                      invalid_grant   or any other OAuth error code: answer with it
        ignore-prompt-login      prompt=login is not honoured
        ignore-max-age           max_age is not honoured
        prompt-none=ERROR        prompt=none is always answered with ERROR, e.g. interaction_required
        discovery-issuer=URI     discovery names another issuer
        response-issuer=URI      the iss parameter of answers names another issuer
        no-end-session           discovery names no end session endpoint
        no-revocation            discovery names no revocation endpoint
        """;

    private static readonly Dictionary<string, OrgEndpoint> Endpoints = new()
    {
        ["discovery"] = OrgEndpoint.Discovery,
        ["keys"] = OrgEndpoint.Keys,
        ["authorize"] = OrgEndpoint.Authorize,
        ["token"] = OrgEndpoint.Token,
        ["userinfo"] = OrgEndpoint.UserInfo,
        ["revoke"] = OrgEndpoint.Revoke,
        ["end-session"] = OrgEndpoint.EndSession,
    };

    /// <summary>Reads one fault.</summary>
    /// <exception cref="LocalOrgException">The text is no fault; the message has the grammar.</exception>
    public static Fault Parse(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (word, value) = equals < 0 ? (text, "") : (text[..equals], text[(equals + 1)..]);
        return (word, value) switch
        {
            ("ignore-prompt-login", "") => new Fault.IgnorePromptLogin(),
            ("ignore-max-age", "") => new Fault.IgnoreMaxAge(),
            ("no-end-session", "") => new Fault.NoEndSession(),
            ("no-revocation", "") => new Fault.NoRevocation(),
            ("prompt-none", _) when ErrorCode().IsMatch(value) => new Fault.PromptNone(value),
            ("discovery-issuer", _) when Uri.IsWellFormedUriString(value, UriKind.Absolute) => new Fault.DiscoveryIssuer(value),
            ("response-issuer", _) when Uri.IsWellFormedUriString(value, UriKind.Absolute) => new Fault.ResponseIssuer(value),
            _ => ParseEndpoint(text),
        };
    }

    private static Fault.OfEndpoint ParseEndpoint(string text)
    {
        var parts = text.Split(':');
        return parts is [var name, var effect, .. var rest] && rest.Length <= 1 && Endpoints.TryGetValue(name, out var endpoint)
            ? new Fault.OfEndpoint(endpoint, ParseEffect(effect) ?? throw Refuse(text), rest is [var times] ? ParseTimes(times) ?? throw Refuse(text) : null)
            : throw Refuse(text);
    }

    private static FaultEffect? ParseEffect(string effect) => effect switch
    {
        "drop" => new FaultEffect.Drop(),
        _ when effect.StartsWith("slow=", StringComparison.Ordinal) => Seconds(effect[5..]) is { } delay ? new FaultEffect.Slow(delay) : null,
        _ when int.TryParse(effect, NumberStyles.None, CultureInfo.InvariantCulture, out var status) => status is >= 400 and <= 599 ? new FaultEffect.Status(status) : null,
        _ when ErrorCode().IsMatch(effect) => new FaultEffect.OAuthError(effect),
        _ => null,
    };

    private static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 3600 ? TimeSpan.FromSeconds(seconds) : null;

    private static int? ParseTimes(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 0 ? times : null;

    private static LocalOrgException Refuse(string text) => new($"'{text}' is not a fault. Write one of:\n{Help}");

    // An OAuth error code always has an underscore, a mistyped effect mostly has none.
    [GeneratedRegex("^[a-z]+(_[a-z]+)+$")]
    private static partial Regex ErrorCode();
}
