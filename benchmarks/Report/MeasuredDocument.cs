using System.Text.RegularExpressions;
using SsoConfig.Eng;

namespace SsoConfig.Benchmarks.Report;

/// <summary>
/// A page of docs/engineering whose parts are measured: each owns the piece between its two markers and replaces it whole.
/// </summary>
/// <param name="fileName">The page's name in docs/engineering.</param>
/// <param name="head">What stands above all parts.</param>
/// <param name="names">All parts, in the order they stand in the page.</param>
internal sealed partial class MeasuredDocument(string fileName, string head, IReadOnlyCollection<string> names, Machine machine)
{
    private readonly string _path = Path.Combine(Repository.Root, "docs", "engineering", fileName);

    public void Write(string name, string content)
    {
        var sections = Read();
        sections[name] = $"{content.Trim()}\n\n{machine.Describe()}";
        File.WriteAllText(
            _path,
            string.Join("\n\n", names.Where(sections.ContainsKey).Select(known => Marked(known, sections[known])).Prepend(head)) + "\n"
        );
        Console.WriteLine(Marked(name, sections[name]));
    }

    private Dictionary<string, string> Read()
    {
        var document = File.Exists(_path) ? File.ReadAllText(_path) : "";
        return Section()
            .Matches(document)
            .ToDictionary(static found => found.Groups["name"].Value, static found => found.Groups["content"].Value.Trim());
    }

    private static string Marked(string name, string content) => $"<!-- measured: {name} -->\n{content}\n<!-- /measured: {name} -->";

    [GeneratedRegex("<!-- measured: (?<name>[a-z-]+) -->(?<content>.*?)<!-- /measured: \\k<name> -->", RegexOptions.Singleline)]
    private static partial Regex Section();
}
