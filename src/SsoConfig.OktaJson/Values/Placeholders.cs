namespace SsoConfig.OktaJson.Values;

/// <summary>Tells a value from the note that one must be filled in.</summary>
internal static class Placeholders
{
    /// <summary>
    /// Whether a value is empty, or has a part like <c>{yourOktaDomain}</c>, <c>${CLIENT_ID}</c>, <c>&lt;client id&gt;</c> or
    /// <c>YOUR_CLIENT_ID</c>.
    /// </summary>
    public static bool IsOne(string value) =>
        value.Trim().Length == 0
        || Encloses(value, '{', '}')
        || Encloses(value, '<', '>')
        || value.StartsWith("YOUR_", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith("YOUR-", StringComparison.OrdinalIgnoreCase);

    private static bool Encloses(string value, char open, char close)
    {
        var start = value.IndexOf(open);
        return start >= 0 && value.IndexOf(close, start) > start + 1;
    }
}
