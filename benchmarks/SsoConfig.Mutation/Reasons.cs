using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SsoConfig.Mutation;

/// <summary>reasons.json: why a mutant may live, by file, code and what the code becomes.</summary>
internal sealed class Reasons
{
    private static readonly JsonSerializerOptions Format = new() { PropertyNameCaseInsensitive = true, ReadCommentHandling = JsonCommentHandling.Skip };

    private readonly Dictionary<string, Entry[]> _byFile;

    private Reasons(Dictionary<string, Entry[]> byFile) => _byFile = byFile;

    /// <param name="Code">As docs/mutation.md shows it.</param>
    /// <param name="Becomes">Likewise; without it, the reason is for everything that the code becomes.</param>
    internal sealed record Entry(string Code, string? Becomes, string Reason)
    {
        public bool IsAbout(Mutant mutant) => mutant.Code == Code && (Becomes is null || mutant.Replacement == Becomes);
    }

    public static Reasons Read([CallerFilePath] string here = "")
    {
        var text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "reasons.json"));
        return new Reasons(JsonSerializer.Deserialize<Dictionary<string, Entry[]>>(text, Format)!);
    }

    public string? For(Mutant mutant) => _byFile.GetValueOrDefault(mutant.File)?.FirstOrDefault(entry => entry.IsAbout(mutant))?.Reason;

    /// <summary>Reasons for mutants that no longer live.</summary>
    public IEnumerable<string> Stale(IReadOnlyCollection<Mutant> alive) =>
        from file in _byFile
        from entry in file.Value
        where !alive.Any(mutant => mutant.File == file.Key && entry.IsAbout(mutant))
        select $"{file.Key}: {entry.Code}";
}
