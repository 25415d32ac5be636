namespace SsoConfig.OktaJson.Values;

/// <summary>Finds what must not ship with an app: everyone can read what is in it (RFC 8252, section 8.5).</summary>
internal static class Secrets
{
    // Okta API token, GitHub, Slack, AWS, Stripe, Google OAuth.
    private static readonly string[] Prefixes =
    [
        "SSWS ",
        "ghp_",
        "gho_",
        "ghs_",
        "github_pat_",
        "xoxb-",
        "xoxp-",
        "AKIA",
        "sk_live_",
        "rk_live_",
        "GOCSPX-",
        "-----BEGIN ",
    ];

    /// <summary>
    /// Whether a key is named like a secret: <c>client_secret</c>, <c>apiKey</c>, <c>dbPassword</c>, but not <c>passwordLength</c>.
    /// </summary>
    public static bool IsNamedLikeOne(string key)
    {
        var words = Words(key);
        if (words.Count == 0)
        {
            return false;
        }

        var last = words[words.Count - 1];
        var before = words.Count > 1 ? words[words.Count - 2] : string.Empty;
        return NamesSecret(last)
            || (last == "key" && IsKindOfSecretKey(before))
            || (last == "string" && before == "connection")
            || NamesSecret(before + last);
    }

    private static bool NamesSecret(string word) =>
        word
            is "secret"
                or "secrets"
                or "password"
                or "passwd"
                or "passphrase"
                or "pwd"
                or "token"
                or "credential"
                or "credentials"
                or "apikey"
                or "privatekey"
                or "connectionstring";

    private static bool IsKindOfSecretKey(string word) =>
        word is "secret" or "private" or "api" or "access" or "signing" or "encryption" or "shared" or "account" or "master";

    /// <summary>Whether a value has the form of a secret: a private key, a JSON Web Token, a token of a well-known service.</summary>
    public static bool IsOne(string value)
    {
        foreach (var prefix in Prefixes)
        {
            if (value.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return IsJsonWebToken(value);
    }

    /// <summary>A header and a body that begin with <c>{"</c> in base64url (RFC 7519, section 3).</summary>
    private static bool IsJsonWebToken(string value)
    {
        if (!value.StartsWith("eyJ", StringComparison.Ordinal))
        {
            return false;
        }

        var parts = value.Split('.');
        return parts.Length is 3 or 5 && parts[0].Length > 10;
    }

    private static List<string> Words(string key)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= key.Length; i++)
        {
            var isEnd = i == key.Length || !char.IsLetterOrDigit(key[i]);
            var isHump = !isEnd && i > start && char.IsUpper(key[i]) && char.IsLower(key[i - 1]);
            if ((isEnd || isHump) && i > start)
            {
                words.Add(key.Substring(start, i - start).ToLowerInvariant());
            }

            start =
                isEnd ? i + 1
                : isHump ? i
                : start;
        }

        return words;
    }
}
