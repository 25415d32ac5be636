using System.Text.RegularExpressions;

namespace SsoConfig.Repository.Tests.Language;

/// <summary>Words that are translated word for word, or private to this repository, where the field has a word of its own.</summary>
internal static partial class Glossary
{
    /// <summary>Those that have no use in a source either, be it a name, a comment or a string.</summary>
    private static readonly (Regex Word, string Instead)[] WordsOfSources =
    [
        (Pattern("answers?|answered|answering"), "response, respond"),
        (Pattern("persons?|somebody|everybody|anybody"), "user"),
        (Pattern("usable type"), "supported type"),
        (Pattern("belongs? into"), "must be added to"),
        (Pattern("to be had|was had|are had"), "available"),
    ];

    private static readonly (Regex Word, string Instead)[] Words =
    [
        .. WordsOfSources,
        (Pattern("mistakes?"), "error, problem, diagnostic"),
        (Pattern("a text|one text|(?-i:texts)"), "string"),
        (Pattern("places?"), "location"),
        (Pattern("(?-i:[Hh]eads?)"), "target platform, desktop app"),
        (Pattern("made of|made from"), "generated from"),
        (Pattern("stands?|lies|lie"), "is"),
        (Pattern("behind"), "after"),
        (Pattern("taken"), "accepted, redeemed"),
        (Pattern("asks nothing|asks for a form"), "without a prompt"),
        (Pattern("leeway"), "grace period"),
        (new Regex(@"\botherwise\.", RegexOptions.IgnoreCase), "By default …, If not, …"),
        (Pattern("is none|has none|are none"), "is not a …, doesn't have …"),
    ];

    /// <summary>Uses that are right: the whole phrase is ignored.</summary>
    private static readonly Regex[] Allowed = [Pattern("in place of|take place|takes place"), Pattern("there is none")];

    /// <summary>The words of the text that the glossary replaces, each with its line and what to write.</summary>
    public static IEnumerable<string> FindIn(string text) => FindIn(text, Words);

    /// <summary>The same for a source: the words of its names count one by one.</summary>
    public static IEnumerable<string> FindInSource(string source) => FindIn(NameBoundary().Replace(source, " "), WordsOfSources);

    private static IEnumerable<string> FindIn(string text, (Regex Word, string Instead)[] words)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Allowed.Aggregate(lines[i], static (line, phrase) => phrase.Replace(line, ""));
            foreach (var (word, instead) in words)
            {
                foreach (Match match in word.Matches(line))
                {
                    yield return $"line {i + 1}: '{match.Value}': write {instead}";
                }
            }
        }
    }

    /// <summary>Between two words of a name, in either of the ways that names are written here.</summary>
    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|_")]
    private static partial Regex NameBoundary();

    private static Regex Pattern(string words) => new($@"\b(?:{words})\b(?!-)", RegexOptions.IgnoreCase);
}
