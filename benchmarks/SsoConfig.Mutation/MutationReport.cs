using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.Eng;

namespace SsoConfig.Mutation;

/// <summary>
/// Reads a report in the format that all mutation testers of the family share
/// (https://github.com/stryker-mutator/mutation-testing-elements).
/// </summary>
internal static partial class MutationReport
{
    private const int MaximumCodeLength = 90;

    public static IEnumerable<Mutant> Read(string report)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        foreach (var file in json.RootElement.GetProperty("files").EnumerateObject())
        {
            var path = Path.GetRelativePath(Repository.Root, file.Name).Replace('\\', '/');
            var source = SourceText.From(file.Value.GetProperty("source").GetString()!);
            var members = new MemberNames(CSharpSyntaxTree.ParseText(source).GetRoot());
            foreach (var mutant in file.Value.GetProperty("mutants").EnumerateArray())
            {
                var span = Span(source, mutant.GetProperty("location"));
                yield return new Mutant(
                    path,
                    members.At(span),
                    OnOneLine(source.ToString(span)),
                    OnOneLine(mutant.GetProperty("replacement").GetString()!),
                    mutant.GetProperty("status").GetString()!,
                    mutant.GetProperty("static").GetBoolean()
                )
                {
                    Span = span,
                };
            }
        }
    }

    private static TextSpan Span(SourceText source, JsonElement location)
    {
        var start = Position(source, location.GetProperty("start"));
        return TextSpan.FromBounds(start, Math.Max(start, Position(source, location.GetProperty("end"))));
    }

    // The report counts lines and columns from 1.
    private static int Position(SourceText source, JsonElement place)
    {
        var line = source.Lines[place.GetProperty("line").GetInt32() - 1];
        return Math.Min(line.Start + place.GetProperty("column").GetInt32() - 1, line.End);
    }

    private static string OnOneLine(string code)
    {
        var line = WhiteSpace().Replace(code.Trim(), " ");
        return line.Length <= MaximumCodeLength ? line : $"{line[..MaximumCodeLength]}…";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
