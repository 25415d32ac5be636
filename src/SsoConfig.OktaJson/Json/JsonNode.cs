namespace SsoConfig.OktaJson;

/// <summary>A value of a JSON text and where it stands.</summary>
internal abstract class JsonNode(TextRange range)
{
    public TextRange Range { get; } = range;

    /// <summary>What a person calls this kind of value.</summary>
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
    /// <summary>The text with its escapes resolved.</summary>
    public string Value { get; } = value;

    public override string Kind => "a text";
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

/// <summary>Stands where a value was expected and none could be read. The problem is reported already.</summary>
internal sealed class JsonInvalid(TextRange range) : JsonNode(range)
{
    public override string Kind => "unreadable";
}
