using System.Text.Json.Nodes;

namespace SsoConfig.Provisioning.Http;

/// <summary>Reads what a provider sent without trusting its types.</summary>
internal static class JsonObjectExtensions
{
    /// <summary>The member at a path; null where any part of it is missing or no object.</summary>
    public static JsonNode? At(this JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }

    public static string? Text(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool? Flag(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : null;

    public static int? Number(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    /// <summary>The texts of an array; empty where there is none.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, params ReadOnlySpan<string> path) =>
        node.At(path) is JsonArray array
            ? [.. array.OfType<JsonValue>().Select(static item => item.TryGetValue<string>(out var text) ? text : null).OfType<string>()]
            : [];

    public static JsonArray ToJson(this IEnumerable<string> texts) =>
        new([.. texts.Select(static text => (JsonNode?)JsonValue.Create(text))]);
}
