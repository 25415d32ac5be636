using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SsoConfig.Mutation;

/// <summary>reasons.json: why a mutant may survive, by file, code and what the code becomes.</summary>
internal sealed class Reasons
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNameCaseInsensitive = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private readonly Dictionary<string, Entry[]> _byFile;

    private Reasons(Dictionary<string, Entry[]> byFile) => _byFile = byFile;

    /// <param name="Code">As the page shows it.</param>
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

    public string? Find(Mutant mutant) => _byFile.GetValueOrDefault(mutant.File)?.FirstOrDefault(entry => entry.IsAbout(mutant))?.Reason;

    /// <summary>Reasons for mutants that no longer survive.</summary>
    public IEnumerable<string> FindStale(IReadOnlyCollection<Mutant> survivors) =>
        from file in _byFile
        from entry in file.Value
        where !survivors.Any(mutant => mutant.File == file.Key && entry.IsAbout(mutant))
        select $"{file.Key}: {entry.Code}";
}
