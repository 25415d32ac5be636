namespace SsoConfig.Http;

/// <summary>
/// What a resource says about the token it refused (RFC 6750, section 3; RFC 9449, section 7.1): the parameters of one challenge.
/// </summary>
internal sealed class AuthenticationChallenge
{
    /// <summary>The scheme of a token that is bound to nothing.</summary>
    public const string Bearer = "Bearer";

    /// <summary>The scheme of a token that is bound to a key.</summary>
    public const string DPoP = "DPoP";

    private readonly Dictionary<string, string> _parameters = new(StringComparer.OrdinalIgnoreCase);

    private AuthenticationChallenge(string? parameters)
    {
        var rest = parameters.AsSpan();
        while (TryReadParameter(ref rest, out var name, out var value))
        {
            _parameters.TryAdd(name, value);
        }
    }

    /// <summary>RFC 6750, section 3.1; absent where the resource only asks for a token.</summary>
    public string? Error => Find("error");

    /// <summary>The challenges of a scheme, in order; those of other schemes say nothing about the token.</summary>
    public static List<AuthenticationChallenge> ReadAll(HttpResponseMessage response, string scheme)
    {
        var challenges = new List<AuthenticationChallenge>();
        foreach (var header in response.Headers.WwwAuthenticate)
        {
            if (header.Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase))
            {
                challenges.Add(new AuthenticationChallenge(header.Parameter));
            }
        }

        return challenges;
    }

    /// <summary>
    /// Whether another token of the same kind may be accepted: the token is expired or revoked (<c>invalid_token</c>), or the resource does
    /// not say what it is. Every other error would be the same with a new token.
    /// </summary>
    public static bool AllowsRenewal(IReadOnlyCollection<AuthenticationChallenge> challenges) =>
        challenges.All(static challenge => challenge.Error is null)
        || challenges.Any(static challenge => challenge.Error == "invalid_token");

    public string? Find(string parameter) => _parameters.GetValueOrDefault(parameter);

    /// <summary>
    /// An auth-param (RFC 9110, section 11.2): a name, <c>=</c>, and a token or a quoted string. What is none ends the reading.
    /// </summary>
    private static bool TryReadParameter(ref ReadOnlySpan<char> rest, out string name, out string value)
    {
        (name, value) = (string.Empty, string.Empty);
        rest = rest.TrimStart([' ', '\t', ',']);
        var equals = rest.IndexOf('=');
        if (equals < 0)
        {
            return false;
        }

        name = rest[..equals].Trim().ToString();
        rest = rest[(equals + 1)..].TrimStart();
        value = rest.StartsWith("\"") ? ReadQuoted(ref rest) : ReadToken(ref rest);
        return true;
    }

    private static string ReadToken(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny(' ', '\t', ',');
        var token = end < 0 ? rest : rest[..end];
        rest = rest[token.Length..];
        return token.ToString();
    }

    /// <summary>RFC 9110, section 5.6.4: a backslash takes the next character as it is.</summary>
    private static string ReadQuoted(ref ReadOnlySpan<char> rest)
    {
        var value = new System.Text.StringBuilder();
        var index = 1;
        while (index < rest.Length && rest[index] != '"')
        {
            index += rest[index] == '\\' && index + 1 < rest.Length ? 1 : 0;
            value.Append(rest[index++]);
        }

        rest = rest[Math.Min(index + 1, rest.Length)..];
        return value.ToString();
    }
}
