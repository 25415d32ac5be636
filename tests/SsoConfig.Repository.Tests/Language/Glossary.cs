using System.Text.RegularExpressions;

namespace SsoConfig.Repository.Tests.Language;

/// <summary>Words that are translated word for word, or private to this repository, where the field has a word of its own.</summary>
internal static class Glossary
{
    private static readonly (Regex Word, string Instead)[] Words =
    [
        (Pattern("answers?|answered|answering"), "response, respond"),
        (Pattern("persons?|somebody|everybody|anybody"), "user"),
        (Pattern("mistakes?"), "error, problem, diagnostic"),
        (Pattern("a text|one text|(?-i:texts)"), "string"),
        (Pattern("places?"), "location"),
        (Pattern("(?-i:[Hh]eads?)"), "target platform, desktop app"),
        (Pattern("made of|made from"), "generated from"),
        (Pattern("stands?|lies|lie"), "is"),
        (Pattern("behind"), "after"),
        (Pattern("to be had|was had|are had"), "available"),
        (Pattern("taken"), "accepted, redeemed"),
        (Pattern("asks nothing|asks for a form"), "without a prompt"),
        (Pattern("leeway"), "grace period"),
        (Pattern("usable type"), "supported type"),
        (new Regex(@"\botherwise\.", RegexOptions.IgnoreCase), "By default …, If not, …"),
        (Pattern("belongs? into"), "must be added to"),
        (Pattern("is none|has none|are none"), "is not a …, doesn't have …"),
    ];

    /// <summary>Uses that are right: the whole phrase is ignored.</summary>
    private static readonly Regex[] Allowed = [Pattern("in place of|take place|takes place"), Pattern("there is none")];

    /// <summary>The words of the text that the glossary replaces, each with its line and what to write.</summary>
    public static IEnumerable<string> FindIn(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = Allowed.Aggregate(lines[i], static (line, phrase) => phrase.Replace(line, ""));
            foreach (var (word, instead) in Words)
            {
                foreach (Match match in word.Matches(line))
                {
                    yield return $"line {i + 1}: '{match.Value}': write {instead}";
                }
            }
        }
    }

    private static Regex Pattern(string words) => new($@"\b(?:{words})\b(?!-)", RegexOptions.IgnoreCase);
}
