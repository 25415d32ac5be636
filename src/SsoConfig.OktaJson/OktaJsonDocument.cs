namespace SsoConfig.OktaJson;

/// <summary>A file that has been read. Two are equal if they were made of the same file, since nothing else goes into one.</summary>
internal sealed class OktaJsonDocument : IEquatable<OktaJsonDocument>
{
    private readonly OktaJsonFile _file;
    private string? _folder;
    private LineMap? _lines;
    private IReadOnlyList<Layer>? _layersOfSibling;

    private OktaJsonDocument(OktaJsonFile file)
    {
        _file = file;
        var parsed = JsonParser.Parse(Text);
        Root = parsed.Root;
        Problems = parsed.Problems;
    }

    public string Path => _file.Path;

    public string Folder => _folder ??= FilePath.Folder(Path);

    public OktaJsonKind Kind => _file.Kind;

    public string Text => _file.Text ?? string.Empty;

    public bool IsReadable => _file.Text is not null;

    /// <summary>Made for the first message: a file without mistakes needs none.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);

    public JsonNode Root { get; }

    public IReadOnlyList<JsonProblem> Problems { get; }

    /// <summary>
    /// What the file of another app says, its mistakes left out. Read once a document, since an edit of one file of a family leaves the others
    /// as they are.
    /// </summary>
    public IReadOnlyList<Layer> LayersOfSibling => _layersOfSibling ??= LayerReader.Read(this, new DiagnosticBag());

    public static OktaJsonDocument Parse(OktaJsonFile file) => new(file);

    public Place At(TextRange range) => new(this, range);

    public bool Equals(OktaJsonDocument? other) => other is not null && _file == other._file;

    public override bool Equals(object? obj) => Equals(obj as OktaJsonDocument);

    public override int GetHashCode() => _file.GetHashCode();
}
