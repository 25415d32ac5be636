using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Protocol;

/// <summary>
/// A URI that came to the app, split only after its beginning was found to be the registered URI, character by character
/// (RFC 8252, section 8.10; RFC 9700, section 2.1). A URI that only looks alike (another path, host, case or a longer one) is not ours.
/// </summary>
internal sealed class CallbackUri
{
    private readonly Dictionary<string, string> _parameters;

    private CallbackUri(Dictionary<string, string> parameters) => _parameters = parameters;

    public string? this[string parameter] => _parameters.GetValueOrDefault(parameter);

    public bool HasNoState => this["state"] is null;

    /// <summary>Fails also on a repeated parameter, which RFC 6749, section 3.1, forbids: which one counts would be a guess.</summary>
    public static Outcome<CallbackUri> Parse(string uri, string registeredUri)
    {
        if (!TryGetQuery(uri, registeredUri, out var query))
        {
            return Errors.RedirectMismatch;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Split(query))
        {
            if (!parameters.TryAdd(name, value))
            {
                return Errors.InvalidResponse($"the parameter '{Errors.Show(name)}' occurs twice");
            }
        }

        return new CallbackUri(parameters);
    }

    /// <summary>
    /// Whether the URI echoes <paramref name="state"/>, whatever else is wrong with it: only the browser that was sent out knows the state,
    /// so the visit is over, even if the browser has changed the spelling of the URI.
    /// </summary>
    public static bool Echoes(string uri, string state)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        return start >= 0
            && Split(WithoutFragment(uri[(start + 1)..])).Any(parameter => parameter.Name == "state" && IsEqual(parameter.Value, state));
    }

    public bool HasState(string expected) => this["state"] is { } state && IsEqual(state, expected);

    private static bool IsEqual(string state, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(expected));

    private static bool TryGetQuery(string uri, string registeredUri, out string query)
    {
        query = string.Empty;
        if (!uri.StartsWith(registeredUri, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = WithoutFragment(uri[registeredUri.Length..]);
        if (rest.Length == 0)
        {
            return true;
        }

        var separator = registeredUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        query = rest[1..];
        return rest[0] == separator;
    }

    private static string WithoutFragment(string uri) =>
        uri.IndexOf('#', StringComparison.Ordinal) is var start and >= 0 ? uri[..start] : uri;

    private static IEnumerable<(string Name, string Value)> Split(string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            yield return separator < 0 ? (Decode(pair), string.Empty) : (Decode(pair[..separator]), Decode(pair[(separator + 1)..]));
        }
    }

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
