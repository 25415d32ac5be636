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

    public static bool Contains(string scopes, string scope) => (" " + scopes + " ").IndexOf(" " + scope + " ", StringComparison.Ordinal) >= 0;
}
