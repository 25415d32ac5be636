using SsoConfig.OktaJson.Json;

namespace SsoConfig.Provisioning.Links;

/// <summary>
/// Digital Asset Links: which Android apps may open the links of a host (https://developers.google.com/digital-asset-links).
/// </summary>
/// <param name="packages">The packages of the apps.</param>
/// <param name="fingerprints">The certificates that they are signed with.</param>
internal sealed class AssetLinks(IReadOnlyList<string> packages, IReadOnlyList<string> fingerprints) : LinkFile
{
    public const string FileName = "assetlinks.json";
    public const string Relation = "delegate_permission/common.handle_all_urls";
    public const string Namespace = "android_app";

    public override string Name => FileName;

    protected override IReadOnlyList<string> All => [.. packages.Select(static package => $"a statement for {package}")];

    protected override string Create() => $"[{string.Join(',', packages.Select(package => $"\n  {Statement(package, "\n  ")}"))}\n]\n";

    protected override (JsonInsertion Insertion, string What)? FindMissing(string text, JsonNode root)
    {
        if (root is not JsonArray statements)
        {
            throw WrongShape("must be an array of statements");
        }

        foreach (var package in packages)
        {
            if (FindStatement(statements, package) is not { } statement)
            {
                return (JsonInsertion.Append(text, statements, lineBreak => Statement(package, lineBreak)), $"a statement for {package}");
            }

            var known = FingerprintsOf(statement) ?? throw WrongShape($"has no array of fingerprints for '{package}'");
            foreach (var fingerprint in fingerprints)
            {
                if (!known.Items.OfType<JsonString>().Any(item => item.Value == fingerprint))
                {
                    return (JsonInsertion.Append(text, known, _ => JsonText.Quote(fingerprint)), $"{fingerprint} for {package}");
                }
            }
        }

        return null;
    }

    private static JsonObject? FindStatement(JsonArray statements, string package) =>
        statements
            .Items.OfType<JsonObject>()
            .FirstOrDefault(statement =>
                Member(statement, "relation") is JsonArray relations
                && relations.Items.OfType<JsonString>().Any(static relation => relation.Value == Relation)
                && Member(statement, "target") is JsonObject target
                && Member(target, "namespace") is JsonString { Value: Namespace }
                && Member(target, "package_name") is JsonString { Value: var name }
                && name == package
            );

    private static JsonArray? FingerprintsOf(JsonObject statement) =>
        Member((JsonObject)Member(statement, "target")!, "sha256_cert_fingerprints") as JsonArray;

    private static JsonNode? Member(JsonObject parent, string name) =>
        parent.Members.FirstOrDefault(member => member.Key.Value == name)?.Value;

    /// <param name="lineBreak">The line break and indentation of the statement; empty for one on a single line.</param>
    private string Statement(string package, string lineBreak)
    {
        var (outer, inner) = lineBreak.Length == 0 ? (" ", " ") : (lineBreak + "  ", lineBreak + "    ");
        var end = lineBreak.Length == 0 ? " " : lineBreak;
        var target = string.Join(
            "," + inner,
            $"\"namespace\": \"{Namespace}\"",
            $"\"package_name\": {JsonText.Quote(package)}",
            $"\"sha256_cert_fingerprints\": {JsonText.QuoteList(fingerprints)}"
        );
        return $"{{{outer}\"relation\": [\"{Relation}\"],{outer}\"target\": {{{inner}{target}{outer}}}{end}}}";
    }
}
