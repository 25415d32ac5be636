namespace SsoConfig.OktaJson;

/// <summary>A file that has been read. Two are equal if they were made of the same file, since nothing else goes into one.</summary>
internal sealed class OktaJsonDocument : IEquatable<OktaJsonDocument>
{
    private readonly OktaJsonFile _file;

    private OktaJsonDocument(OktaJsonFile file)
    {
        _file = file;
        Lines = new LineMap(Text);
        var parsed = JsonParser.Parse(Text);
        Root = parsed.Root;
        Problems = parsed.Problems;
    }

    public string Path => _file.Path;

    public OktaJsonKind Kind => _file.Kind;

    public string Text => _file.Text ?? string.Empty;

    public bool IsReadable => _file.Text is not null;

    public LineMap Lines { get; }

    public JsonNode Root { get; }

    public IReadOnlyList<JsonProblem> Problems { get; }

    public static OktaJsonDocument Parse(OktaJsonFile file) => new(file);

    public Place At(TextRange range) => new(this, range);

    public bool Equals(OktaJsonDocument? other) => other is not null && _file == other._file;

    public override bool Equals(object? obj) => Equals(obj as OktaJsonDocument);

    public override int GetHashCode() => _file.GetHashCode();
}
