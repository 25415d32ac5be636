namespace SsoConfig.Tests.Provider;

internal static class Query
{
    public static Dictionary<string, string> Of(string uri)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? [] : Parse(uri[(start + 1)..]);
    }

    public static Dictionary<string, string> Parse(string encoded) =>
        encoded
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .ToDictionary(static pair => Decode(pair[0]), static pair => pair.Length > 1 ? Decode(pair[1]) : string.Empty);

    public static string Format(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(static pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
