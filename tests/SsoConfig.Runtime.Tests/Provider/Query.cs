namespace SsoConfig.Tests.Provider;

internal static class Query
{
    public static Dictionary<string, string> Of(string uri)
    {
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        return start < 0 ? [] : Parse(uri[(start + 1)..]);
    }

    /// <summary>Only <c>resource</c> may be there several times (RFC 8707, section 2): with spaces between them.</summary>
    public static Dictionary<string, string> Parse(string encoded) =>
        encoded
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static pair => pair.Split('=', 2))
            .Select(static pair => (Name: Decode(pair[0]), Value: pair.Length > 1 ? Decode(pair[1]) : string.Empty))
            .GroupBy(static pair => pair.Name)
            .ToDictionary(
                static values => values.Key,
                static values => values.Key == "resource" ? string.Join(' ', values.Select(One)) : One(values.Single())
            );

    private static string One((string Name, string Value) pair) => pair.Value;

    public static string Format(IEnumerable<KeyValuePair<string, string>> parameters) =>
        string.Join('&', parameters.Select(static pair => Uri.EscapeDataString(pair.Key) + "=" + Uri.EscapeDataString(pair.Value)));

    private static string Decode(string value) => Uri.UnescapeDataString(value.Replace('+', ' '));
}
