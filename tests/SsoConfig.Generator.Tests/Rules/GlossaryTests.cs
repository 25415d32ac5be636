using System.Text.RegularExpressions;
using SsoConfig.Eng;

namespace SsoConfig.Generator.Tests.Rules;

/// <summary>Messages use the field's words; those that translated text had instead of them do not come back.</summary>
public sealed partial class GlossaryTests
{
    private static readonly string[] Avoided =
    [
        "answer",
        "answers",
        "person",
        "people",
        "somebody",
        "nobody",
        "mistake",
        "mistakes",
        "text",
        "texts",
        "place",
        "places",
        "head",
        "heads",
        "made of",
        "stand",
        "stands",
        "lies",
        "behind",
        "had",
        "taken",
        "asks",
        "leeway",
        "otherwise",
        "belongs into",
        "one class an object",
        "can't",
        "is none",
    ];

    public static TheoryData<string> Files =>
        ["src/SsoConfig.OktaJson", "src/SsoConfig.Generator", "src/SsoConfig.Tasks", "src/SsoConfig.CodeFixes"];

    [Fact]
    public void Titles_and_messages_of_all_rules_use_them() =>
        Assert.All(OktaJsonRuleSet.All, static rule => AssertNone($"{rule.Title}. {rule.Message}"));

    /// <summary>The recorded messages have every explanation that a message is filled with.</summary>
    [Fact]
    public void Recorded_messages_use_them() =>
        Assert.All(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, "tests", "SsoConfig.Generator.Tests", "Baselines", "Messages"))
                .SelectMany(File.ReadLines)
                .Where(static line => RuleId().IsMatch(line)),
            static line => AssertNone(RuleId().Split(Quoted().Replace(line, ""), 2)[1])
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void Strings_of_the_sources_use_them(string folder) =>
        Assert.All(
            Directory
                .EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories)
                .Where(static file =>
                    !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                )
                .SelectMany(static file => Sentence().Matches(File.ReadAllText(file)).Select(match => (file, match.Value))),
            static sentence => AssertNone(sentence.Value)
        );

    private static void AssertNone(string message)
    {
        var found = Avoided
            .Where(word => Regex.IsMatch(message, $@"(?<![\w.'""{{]){Regex.Escape(word)}(?![\w'(.\]])", RegexOptions.IgnoreCase))
            .ToList();
        Assert.True(found.Count == 0, $"'{string.Join("', '", found)}' in: {message}");
    }

    [GeneratedRegex(@"SSO\d{3}: ")]
    private static partial Regex RuleId();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"")]
    private static partial Regex Quoted();

    /// <summary>A string literal of at least three words.</summary>
    [GeneratedRegex(@"(?<=(?<!///.*)"")[A-Za-z'{][^""\r\n]*? [^""\r\n]*? [^""\r\n]*(?="")")]
    private static partial Regex Sentence();
}
