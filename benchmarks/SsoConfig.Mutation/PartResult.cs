using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace SsoConfig.Mutation;

/// <summary>What came of one part. It is kept in results/, so that running one part leaves the others on the page.</summary>
internal sealed record PartResult(string Part, Score Score, IReadOnlyList<Mutant> Alive)
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static PartResult Of(Part part)
    {
        var mutants = MutationReport.Read(Stryker.ReportOf(part)).ToList();
        var alive = mutants.Where(static mutant => mutant.IsAlive).OrderBy(static mutant => mutant.File, StringComparer.Ordinal).ThenBy(static mutant => mutant.Line);
        return new PartResult(part.Name, Score.Of(mutants), [.. alive]);
    }

    /// <summary>The result of the last run, on whatever machine that was; null before the first.</summary>
    public static PartResult? Find(Part part) =>
        File.Exists(FileOf(part.Name)) ? JsonSerializer.Deserialize<PartResult>(File.ReadAllText(FileOf(part.Name)), Format) : null;

    public void Save()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FileOf(Part))!);
        File.WriteAllText(FileOf(Part), (JsonSerializer.Serialize(this, Format) + "\n").ReplaceLineEndings("\n"));
    }

    private static string FileOf(string part, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "results", $"{part}.json");
}
