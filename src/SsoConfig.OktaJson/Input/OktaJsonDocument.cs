using SsoConfig.OktaJson.Json;

namespace SsoConfig.OktaJson.Input;

/// <summary>A parsed file. Two are equal if their files are, since nothing else goes into one.</summary>
internal sealed class OktaJsonDocument : IEquatable<OktaJsonDocument>
{
    private readonly OktaJsonFile _file;
    private string? _folder;
    private LineMap? _lines;

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

    /// <summary>Created for the first message: a file without errors needs none.</summary>
    public LineMap Lines => _lines ??= new LineMap(Text);

    public JsonNode Root { get; }

    public IReadOnlyList<JsonProblem> Problems { get; }

    public static OktaJsonDocument Parse(OktaJsonFile file) => new(file);

    public bool Equals(OktaJsonDocument? other) => other is not null && _file == other._file;

    public override bool Equals(object? obj) => Equals(obj as OktaJsonDocument);

    public override int GetHashCode() => _file.GetHashCode();
}
