using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Registrations;

/// <summary>One field of a registration, as the provider has it and as it will be.</summary>
/// <param name="Field">The field by the provider's own name, e.g. <c>redirect_uris</c>.</param>
/// <param name="From">What the provider has; null for nothing.</param>
/// <param name="To">What it will have.</param>
internal sealed record FieldChange(string Field, string? From, string To)
{
    public static FieldChange Create(string field, JsonNode? from, JsonNode? to) => new(field, from is null ? null : Text(from), Text(to));

    public JsonObject ToJson() =>
        new()
        {
            ["field"] = Field,
            ["from"] = From,
            ["to"] = To,
        };

    public override string ToString() => Printable.From($"{Field}: {From ?? "nothing"} -> {To}");

    private static string Text(JsonNode? node) => node is JsonArray ? string.Join(' ', node.Texts()) : node?.ToString() ?? "nothing";
}
