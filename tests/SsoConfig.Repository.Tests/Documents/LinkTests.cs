using System.Text.RegularExpressions;

namespace SsoConfig.Repository.Tests.Documents;

/// <summary>Links between the documents lead somewhere.</summary>
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Eng.Repository.Root, "*.md")
                .Concat(Directory.EnumerateFiles(Path.Combine(Eng.Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
                .Select(SourceTree.RelativePath)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_link_to_a_file_of_the_repository_leads_to_a_file_and_a_heading(string document)
    {
        var path = Path.Combine(Eng.Repository.Root, document);
        var links = Link()
            .Matches(Code().Replace(File.ReadAllText(path), ""))
            .Select(static match => match.Groups[1].Value)
            .Where(static link => !link.Contains("://", StringComparison.Ordinal));

        Assert.All(
            links,
            link =>
            {
                var parts = link.Split('#');
                var target = parts[0].Length == 0 ? path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, parts[0]));
                Assert.True(File.Exists(target) || Directory.Exists(target), $"{document}: nothing at '{link}'");
                Assert.True(parts.Length == 1 || AnchorsOf(target).Contains(parts[1]), $"{document}: no heading for '{link}'");
            }
        );
    }

    /// <summary>The anchors that GitHub gives to headings.</summary>
    private static IEnumerable<string> AnchorsOf(string file) =>
        File.ReadLines(file)
            .Where(static line => line.StartsWith('#'))
            .Select(static line => NotInAnchors().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```|`[^`\n]*`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchors();
}
