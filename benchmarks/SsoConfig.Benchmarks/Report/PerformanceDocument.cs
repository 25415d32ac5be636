using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SsoConfig.Benchmarks.Report;

/// <summary>docs/performance.md: each measurement owns the part between its two markers and replaces it whole.</summary>
internal static class PerformanceDocument
{
    private const string Head =
        """
        # Performance

        Every table is written by the command that measured it, beside its baseline and in the same run. Times differ from machine to machine, so read
        the ratios. `dotnet run -c Release --project benchmarks/SsoConfig.Benchmarks` measures everything below again; a name behind it (`sign-in`,
        `access-token`, `configuration`) measures that part.

        """;

    public static void Write(string name, string content, Machine machine)
    {
        var file = Path.Combine(RepositoryRoot(), "docs", "performance.md");
        var document = File.Exists(file) ? File.ReadAllText(file) : Head;
        var (begin, end) = ($"<!-- measured: {name} -->", $"<!-- /measured: {name} -->");
        var section = $"{begin}\n{content.Trim()}\n\n{machine.Describe()}\n{end}";
        var known = new Regex($"{Regex.Escape(begin)}.*{Regex.Escape(end)}", RegexOptions.Singleline);
        document = known.IsMatch(document) ? known.Replace(document, section.Replace("$", "$$", StringComparison.Ordinal)) : $"{document.TrimEnd()}\n\n{section}\n";
        File.WriteAllText(file, document);
        Console.WriteLine(section);
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(thisFile)!);
        while (!File.Exists(Path.Combine(folder.FullName, "global.json")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The benchmarks write into the repository that they were built from.");
        }

        return folder.FullName;
    }
}
