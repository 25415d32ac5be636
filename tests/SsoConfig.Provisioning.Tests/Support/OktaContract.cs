using System.Text.Json.Nodes;
using NJsonSchema;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>Okta's own OpenAPI document, cut down: tells whether a request is one that Okta describes.</summary>
internal sealed class OktaContract
{
    private static readonly Lazy<OktaContract> Shared = new(static () => new OktaContract());
    private readonly JsonObject _document = JsonNode
        .Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Data", "okta-management-openapi.json")))!
        .AsObject();
    private readonly Dictionary<string, JsonSchema> _schemas = [];

    public static OktaContract Instance => Shared.Value;

    /// <returns>What is wrong with the request by the document; empty where nothing is.</returns>
    public IReadOnlyList<string> Check(string method, string path, IEnumerable<string> query, string body)
    {
        if (FindOperation(method, path) is not { } operation)
        {
            return [$"{method} {path} is not in the document"];
        }

        var parameters = operation["parameters"]!
            .AsArray()
            .Select(Resolve)
            .Where(static one => (string?)one["in"] == "query")
            .Select(static one => (string)one["name"]!)
            .ToList();
        List<string> problems = [.. query.Except(parameters).Select(name => $"{method} {path} has no query parameter '{name}'")];
        var reference = (string?)operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"];
        if (reference is null)
        {
            return body.Length is 0 or 2 ? problems : [.. problems, $"{method} {path} takes no body"];
        }

        problems.AddRange(SchemaOf(reference).Validate(body).Select(error => $"{method} {path}: {error}"));
        CheckNames(JsonNode.Parse(body), Pointer(reference), "", problems);
        return problems;
    }

    private JsonObject? FindOperation(string method, string path)
    {
        var segments = path.Split('/');
        return _document["paths"]!
            .AsObject()
            .Where(one =>
                one.Key.Split('/') is var template
                && template.Length == segments.Length
                && template.Zip(segments).All(static pair => pair.First.StartsWith('{') || pair.First == pair.Second)
            )
            .Select(one => one.Value![method.ToLowerInvariant()]?.AsObject())
            .FirstOrDefault(static operation => operation is not null);
    }

    private JsonSchema SchemaOf(string reference)
    {
        if (!_schemas.TryGetValue(reference, out var schema))
        {
            // The validator knows references by the name that JSON Schema gives their folder.
            var root = new JsonObject
            {
                ["allOf"] = new JsonArray(new JsonObject { ["$ref"] = reference }),
                ["definitions"] = _document["components"]!["schemas"]!.DeepClone(),
            };
            _schemas[reference] = schema = JsonSchema
                .FromJsonAsync(root.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal))
                .GetAwaiter()
                .GetResult();
        }

        return schema;
    }

    // The document allows any further property; a misspelled one is what a test must find.
    private void CheckNames(JsonNode? value, JsonObject schema, string at, List<string> problems)
    {
        var known = new Dictionary<string, JsonObject>();
        if (value is not JsonObject item || !Collect(schema, known))
        {
            return;
        }

        foreach (var (name, child) in item)
        {
            if (!known.TryGetValue(name, out var childSchema))
            {
                problems.Add($"'{at}/{name}' is not in the document");
                continue;
            }

            CheckNames(child, childSchema, $"{at}/{name}", problems);
        }
    }

    /// <returns>False where the schema takes any name.</returns>
    private bool Collect(JsonObject schema, Dictionary<string, JsonObject> known)
    {
        schema = Resolve(schema);
        foreach (var (name, child) in schema["properties"]?.AsObject() ?? [])
        {
            known[name] = child!.AsObject();
        }

        var isClosed = schema["additionalProperties"] is null && (schema["properties"] is not null || schema["allOf"] is not null);
        return (schema["allOf"]?.AsArray().Select(part => Collect(part!.AsObject(), known)).ToList() ?? []).All(static closed => closed)
            && isClosed;
    }

    private JsonObject Resolve(JsonNode? node) => (string?)node!["$ref"] is { } reference ? Pointer(reference) : node.AsObject();

    private JsonObject Pointer(string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode)_document, static (node, name) => node[name]!).AsObject();
}
