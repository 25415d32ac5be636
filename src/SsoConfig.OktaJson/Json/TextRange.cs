namespace SsoConfig.OktaJson.Json;

/// <summary>A piece of a text, in UTF-16 code units from its beginning.</summary>
internal readonly record struct TextRange(int Start, int Length)
{
    public int End => Start + Length;

    public static TextRange FromBounds(int start, int end) => new(start, end - start);
}
