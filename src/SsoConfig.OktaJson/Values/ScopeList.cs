namespace SsoConfig.OktaJson.Values;

/// <summary>Scopes as a request has them: each once, between single spaces (RFC 6749, section 3.3).</summary>
internal static class ScopeList
{
    public const string Default = "openid profile offline_access";
    public const string WithoutOfflineAccess = "openid profile";
    public const string OpenId = "openid";
    public const string OfflineAccess = "offline_access";

    /// <param name="scopes">In order; empty ones and repetitions are left out.</param>
    public static string Join(IReadOnlyList<string> scopes)
    {
        var joined = new List<string>(scopes.Count);
        for (var i = 0; i < scopes.Count; i++)
        {
            if (scopes[i].Length > 0 && !joined.Contains(scopes[i]))
            {
                joined.Add(scopes[i]);
            }
        }

        return string.Join(" ", joined);
    }

    /// <summary>The scopes of one string, each once.</summary>
    public static string Parse(string text) => Join(text.Split(' '));

    /// <summary>
    /// Whether a comma is between scopes. It is a legal character of one, so it is a separator only at an end, or beside a scope of OpenID
    /// Connect.
    /// </summary>
    public static bool HasCommas(string scopes) =>
        scopes.IndexOf(',') >= 0 && Array.Exists(scopes.Split(' '), static scope => Split(scope) is not [var single] || single != scope);

    /// <summary>The scopes of a string with spaces, or commas, between them.</summary>
    public static IReadOnlyList<string> ParseWithCommas(string scopes)
    {
        var all = new List<string>();
        foreach (var scope in scopes.Split(' '))
        {
            all.AddRange(Split(scope));
        }

        return all;
    }

    private static string[] Split(string scope)
    {
        var parts = scope.Split([','], StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 || Array.Exists(parts, IsStandard) ? parts : [scope.Trim(',')];
    }

    /// <summary>OpenID Connect Core 1.0, sections 3.1.2.1, 5.4 and 11.</summary>
    private static bool IsStandard(string scope) => scope is OpenId or "profile" or "email" or "address" or "phone" or OfflineAccess;

    public static bool Contains(string scopes, string scope) =>
        (" " + scopes + " ").IndexOf(" " + scope + " ", StringComparison.Ordinal) >= 0;
}
