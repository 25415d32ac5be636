using System.Text;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// A command as <c>$BROWSER</c> holds it: words as a shell would split them (single and double quotes, backslash), <c>%s</c> for the address,
/// <c>%%</c> for a percent sign. Commands are separated by a colon, on Windows by a semicolon. No variable or pattern is expanded.
/// </summary>
internal static class CommandLine
{
    /// <summary>The commands of a <c>$BROWSER</c> value, each ready to be started for <paramref name="address"/>, in order of preference.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ForBrowser(string value, string address, bool isWindows, Func<string, bool> fileExists) =>
        fileExists(value)
            ? [[value, address]]
            : [.. SplitOutsideQuotes(value, isWindows)
                .Where(static command => !string.IsNullOrWhiteSpace(command))
                .Select(command => fileExists(command) ? [command] : Words(command, isWindows))
                .Where(static words => words.Count > 0)
                .Select(words => WithAddress(words, address))];

    private static List<string> WithAddress(IReadOnlyList<string> words, string address)
    {
        var filledIn = words.Select(word => FillIn(word, address)).ToList();
        return words.Any(HasPlaceholder) ? filledIn : [.. filledIn, address];
    }

    private static bool HasPlaceholder(string word) => word.Replace("%%", "", StringComparison.Ordinal).Contains("%s", StringComparison.Ordinal);

    private static string FillIn(string word, string address) =>
        string.Join('%', word.Split("%%").Select(part => part.Replace("%s", address, StringComparison.Ordinal)));

    private static IEnumerable<string> SplitOutsideQuotes(string value, bool isWindows)
    {
        var separator = isWindows ? ';' : ':';
        var start = 0;
        foreach (var (position, character, isBare) in Scan(value, isWindows))
        {
            if (isBare && character == separator)
            {
                yield return value[start..position];
                start = position + 1;
            }
        }

        yield return value[start..];
    }

    private static List<string> Words(string command, bool isWindows)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        foreach (var (_, character, isBare) in Scan(command, isWindows))
        {
            if (isBare && char.IsWhiteSpace(character))
            {
                Finish();
            }
            else if (isBare && character is '"' or '\'' or '\\')
            {
                // An opening or closing mark: it is no part of the word, but makes one, even an empty one.
                word ??= new StringBuilder();
            }
            else
            {
                (word ??= new StringBuilder()).Append(character);
            }
        }

        Finish();
        return words;

        void Finish()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }

    // Each character with its meaning: bare (it can separate, or is a quoting mark), or literal.
    private static IEnumerable<(int Position, char Character, bool IsBare)> Scan(string text, bool isWindows)
    {
        char? quote = null;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (quote is null && character is '"' or '\'')
            {
                quote = character;
                yield return (i, character, true);
            }
            else if (character == quote)
            {
                quote = null;
                yield return (i, character, true);
            }
            else if (character == '\\' && quote != '\'' && i + 1 < text.Length && IsEscapable(text[i + 1], quote, isWindows))
            {
                yield return (i, character, true);
                yield return (++i, text[i], false);
            }
            else
            {
                yield return (i, character, quote is null && (character is not ('"' or '\'' or '\\')));
            }
        }
    }

    // Inside double quotes a backslash escapes these four only (POSIX shell, section 2.2.3). On Windows it separates folders.
    private static bool IsEscapable(char character, char? quote, bool isWindows) =>
        isWindows ? character == '"' : quote is null || character is '"' or '\\' or '$' or '`';
}
