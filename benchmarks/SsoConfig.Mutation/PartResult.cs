using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SsoConfig.Mutation;

/// <summary>The result of one part. It is kept in results/, so that running one part leaves the others on the page.</summary>
internal sealed record PartResult(string Part, Score Score, IReadOnlyList<Mutant> Survivors)
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static PartResult From(Part part, IReadOnlyCollection<Mutant> mutants)
    {
        var survivors = mutants.Where(static mutant => mutant.IsUnnoticed).OrderBy(static mutant => mutant.File, StringComparer.Ordinal);
        return new PartResult(part.Name, Score.From(mutants), [.. survivors]);
    }

    /// <summary>The result of the last run, on whatever machine that was; <see langword="null"/> before the first.</summary>
    public static PartResult? Find(Part part) =>
        File.Exists(FileOf(part.Name)) ? JsonSerializer.Deserialize<PartResult>(File.ReadAllText(FileOf(part.Name)), Format) : null;

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(Part))!);
        File.WriteAllText(FileOf(Part), (JsonSerializer.Serialize(this, Format) + "\n").ReplaceLineEndings("\n"));
    }

    private static string FileOf(string part, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "results", $"{part}.json");
}
