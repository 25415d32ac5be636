namespace SsoConfig.OktaJson.Json;

/// <summary>A value of a JSON text and its location.</summary>
internal abstract class JsonNode(TextRange range)
{
    public TextRange Range { get; } = range;

    /// <summary>What messages call this kind of value.</summary>
    public abstract string Kind { get; }
}

internal sealed class JsonObject(TextRange range, IReadOnlyList<JsonMember> members, TextRange close) : JsonNode(range)
{
    public IReadOnlyList<JsonMember> Members { get; } = members;

    /// <summary>The closing brace: where a key that is missing would be added.</summary>
    public TextRange Close { get; } = close;

    public override string Kind => "an object";
}

internal sealed class JsonMember(JsonString key, JsonNode value)
{
    public JsonString Key { get; } = key;

    public JsonNode Value { get; } = value;

    public TextRange Range => TextRange.FromBounds(Key.Range.Start, Math.Max(Key.Range.End, Value.Range.End));
}

internal sealed class JsonArray(TextRange range, IReadOnlyList<JsonNode> items) : JsonNode(range)
{
    public IReadOnlyList<JsonNode> Items { get; } = items;

    public override string Kind => "an array";
}

internal sealed class JsonString(TextRange range, string value) : JsonNode(range)
{
    /// <summary>The string with its escapes resolved.</summary>
    public string Value { get; } = value;

    public override string Kind => "a string";
}

internal sealed class JsonNumber(TextRange range, string text) : JsonNode(range)
{
    /// <summary>The number as it is written.</summary>
    public string Text { get; } = text;

    public override string Kind => "a number";
}

internal sealed class JsonBoolean(TextRange range, bool value) : JsonNode(range)
{
    public bool Value { get; } = value;

    public override string Kind => Value ? "true" : "false";
}

internal sealed class JsonNull(TextRange range) : JsonNode(range)
{
    public override string Kind => "null";
}

/// <summary>Takes the place of a value that cannot be read. The problem is reported already.</summary>
internal sealed class JsonInvalid(TextRange range) : JsonNode(range)
{
    public override string Kind => "unreadable";
}
