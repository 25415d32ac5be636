using System.Text.RegularExpressions;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Report;

/// <summary>docs/performance.md: each measurement owns the part between its two markers and replaces it whole.</summary>
/// <param name="names">All measurements, in the order they stand in the document.</param>
internal sealed partial class PerformanceDocument(IReadOnlyCollection<string> names, Machine machine)
{
    private static readonly string Target = Path.Combine(Repository.Root, "docs", "performance.md");

    private string Head =>
        $"""
        # Performance

        Every table is written by the command that measured it, beside its baseline and in the same run. Times differ from machine to machine, so read
        the ratios. What does not differ, allocations, requests and repeated steps, is held by tests as well.

            dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks
            dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks -- sign-in build

        The first writes this whole page again, in less than a quarter of an hour on two cores; names behind it measure those parts alone:
        {string.Join(", ", names.Select(static name => $"`{name}`"))}.
        It needs the .NET SDK alone, but for `native`, which needs clang or gcc, and `main-job`, which needs Chromium.
        """;

    public void Write(string name, string content)
    {
        var sections = Read();
        sections[name] = $"{content.Trim()}\n\n{machine.Describe()}";
        File.WriteAllText(Target, string.Join("\n\n", names.Where(sections.ContainsKey).Select(known => Marked(known, sections[known])).Prepend(Head)) + "\n");
        Console.WriteLine(Marked(name, sections[name]));
    }

    private static Dictionary<string, string> Read()
    {
        var document = File.Exists(Target) ? File.ReadAllText(Target) : "";
        return Section().Matches(document).ToDictionary(static found => found.Groups["name"].Value, static found => found.Groups["content"].Value.Trim());
    }

    private static string Marked(string name, string content) => $"<!-- measured: {name} -->\n{content}\n<!-- /measured: {name} -->";

    [GeneratedRegex("<!-- measured: (?<name>[a-z-]+) -->(?<content>.*?)<!-- /measured: \\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}
