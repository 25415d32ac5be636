using System.Text.Json;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>
/// A way to write the same file: other order, other spellings of keys, white space, comments, trailing commas. The same seed writes the
/// same.
/// </summary>
/// <param name="Seed">0 writes it plainly.</param>
public sealed record JsonStyle(int Seed)
{
    private static readonly Dictionary<string, string[]> Spellings = new()
    {
        ["issuer"] = ["issuer", "issuer_url", "issuerUrl", "discovery_uri"],
        ["clientId"] = ["clientId", "client_id", "ClientId"],
        ["redirectUri"] = ["redirectUri", "redirect_uri", "RedirectUri", "signInRedirectUri"],
        ["logoutRedirectUri"] = ["logoutRedirectUri", "end_session_redirect_uri", "postLogoutRedirectUri"],
        ["scopes"] = ["scopes", "scope", "Scopes"],
    };

    private static readonly string[] Trivia = ["", "", " ", "\n", "\r\n\t", "// a \"comment\": {\n", "/* , } */"];

    public static JsonStyle Plain { get; } = new(0);

    public string Write(LayerContent content)
    {
        var random = new Random(Seed);
        return Around(random, WriteObject([.. content.Values], random, isSettings: false));
    }

    private string WriteObject(IReadOnlyList<KeyValuePair<string, string>> values, Random random, bool isSettings)
    {
        var members = values
            .GroupBy(
                static value => value.Key.Split('/')[0],
                static value => KeyValuePair.Create(string.Join('/', value.Key.Split('/').Skip(1)), value.Value)
            )
            .Select(member => WriteMember(member.Key, [.. member], random, isSettings))
            .ToArray();
        if (Seed != 0)
        {
            random.Shuffle(members);
        }

        var trailing = Seed != 0 && members.Length > 0 && random.Next(3) == 0 ? "," : "";
        return $"{{{string.Join(',', members)}{Around(random, trailing)}}}";
    }

    private string WriteMember(string key, KeyValuePair<string, string>[] values, Random random, bool isSettings)
    {
        var value = values is [{ Key: "" } only]
            ? WriteValue(key, only.Value, random)
            : WriteObject(values, random, isSettings || key == "settings");
        return $"{Around(random, JsonSerializer.Serialize(isSettings ? key : Spelling(key, random)))}:{Around(random, value)}";
    }

    /// <summary>Scopes may be one text or several.</summary>
    private string WriteValue(string key, string value, Random random) =>
        key == "scopes" && Seed != 0 && random.Next(2) == 0 ? $"[{value.Replace(" ", "\", \"", StringComparison.Ordinal)}]" : value;

    private string Spelling(string key, Random random) =>
        Seed != 0 && Spellings.TryGetValue(key, out var spellings) ? spellings[random.Next(spellings.Length)] : key;

    private string Around(Random random, string text) =>
        Seed == 0 ? text : Trivia[random.Next(Trivia.Length)] + text + Trivia[random.Next(Trivia.Length)];
}
