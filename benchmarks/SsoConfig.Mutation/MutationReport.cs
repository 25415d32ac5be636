using System.Text.Json;
using System.Text.RegularExpressions;
using SsoConfig.Eng;

namespace SsoConfig.Mutation;

/// <summary>Reads a report in the format that all mutation testers of the family share (https://github.com/stryker-mutator/mutation-testing-elements).</summary>
internal static partial class MutationReport
{
    private const int LongestText = 90;

    public static IEnumerable<Mutant> Read(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
        {
            var path = Path.GetRelativePath(Repository.Root, file.Name).Replace('\\', '/');
            var lines = file.Value.GetProperty("source").GetString()!.Split('\n');
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                yield return ReadMutant(path, lines, mutant);
            }
        }
    }

    private static Mutant ReadMutant(string path, string[] lines, JsonElement mutant)
    {
        var location = mutant.GetProperty("location");
        var (start, end) = (Place(location, "start"), Place(location, "end"));
        return new Mutant(
            path,
            start.Line,
            OnOneLine(Cut(lines, start, end)),
            OnOneLine(mutant.GetProperty("replacement").GetString()!),
            StatusOf(mutant));
    }

    /// <summary>
    /// What a static field holds is made once in a process, and this runner switches mutants on in one that runs already: none is noticed, whatever the tests say
    /// (https://stryker-mutator.io/docs/mutation-testing-elements/static-mutants).
    /// </summary>
    private static string StatusOf(JsonElement mutant)
    {
        var status = mutant.GetProperty("status").GetString()!;
        return status == "Survived" && mutant.GetProperty("static").GetBoolean() ? Mutant.OfStaticField : status;
    }

    private static (int Line, int Column) Place(JsonElement location, string name)
    {
        var place = location.GetProperty(name);
        return (place.GetProperty("line").GetInt32(), place.GetProperty("column").GetInt32());
    }

    private static string Cut(string[] lines, (int Line, int Column) start, (int Line, int Column) end)
    {
        var piece = lines[(start.Line - 1)..end.Line];
        piece[^1] = piece[^1][..Math.Min(end.Column - 1, piece[^1].Length)];
        piece[0] = piece[0][(start.Column - 1)..];
        return string.Join('\n', piece);
    }

    private static string OnOneLine(string code)
    {
        var line = WhiteSpace().Replace(code.Trim(), " ");
        return line.Length <= LongestText ? line : $"{line[..LongestText]}…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
