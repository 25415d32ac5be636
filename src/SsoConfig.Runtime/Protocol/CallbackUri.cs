using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Protocol;

/// <summary>
/// A URI that came to the app, split only after its front was found to be the registered URI, character by character
/// (RFC 8252, section 8.10; RFC 9700, section 2.1). A URI that only looks alike (another path, host, case or a longer one) is not ours.
/// </summary>
internal sealed class CallbackUri
{
    private readonly Dictionary<string, string> _parameters;

    private CallbackUri(Dictionary<string, string> parameters) => _parameters = parameters;

    public string? this[string parameter] => _parameters.GetValueOrDefault(parameter);

    /// <summary>Fails also on a repeated parameter, which RFC 6749, section 3.1, forbids: which one counts would be a guess.</summary>
    public static bool TryParse(
        string uri, string registeredUri, [NotNullWhen(true)] out CallbackUri? callback, [NotNullWhen(false)] out SsoError? error)
    {
        callback = null;
        error = null;
        if (!TryGetQuery(uri, registeredUri, out var query))
        {
            error = Errors.RedirectMismatch;
            return false;
        }

        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var separator = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = separator < 0 ? (pair, string.Empty) : (pair[..separator], pair[(separator + 1)..]);
            if (!parameters.TryAdd(Decode(name), Decode(value)))
            {
                error = Errors.InvalidResponse("a parameter is there twice");
                return false;
            }
        }

        callback = new CallbackUri(parameters);
        return true;
    }

    /// <summary>Whether the URI is addressed to <paramref name="registeredUri"/> and echoes <paramref name="state"/>.</summary>
    public static bool Answers(string uri, string registeredUri, string state) =>
        TryParse(uri, registeredUri, out var callback, out _) && callback.HasState(state);

    public bool HasState(string expected) =>
        this["state"] is { } state
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(expected));

    private static bool TryGetQuery(string uri, string registeredUri, out string query)
    {
        query = string.Empty;
        if (!uri.StartsWith(registeredUri, StringComparison.Ordinal))
        {
            return false;
        }

        var rest = uri[registeredUri.Length..];
        var fragment = rest.IndexOf('#', StringComparison.Ordinal);
        rest = fragment < 0 ? rest : rest[..fragment];
        if (rest.Length == 0)
        {
            return true;
        }

        var separator = registeredUri.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        query = rest[1..];
        return rest[0] == separator;
    }

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
