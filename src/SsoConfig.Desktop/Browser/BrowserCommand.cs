using System.Text;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// A command that opens an address, as <c>$BROWSER</c> holds it: words as a shell splits them (single and double quotes, backslash),
/// <c>%s</c> for the address, <c>%%</c> for a percent sign. No variable or pattern is expanded.
/// </summary>
/// <param name="Words">The program and its arguments, with the placeholders still in them.</param>
internal sealed record BrowserCommand(IReadOnlyList<string> Words)
{
    /// <summary>The program, as messages name it. It is never taken from the address.</summary>
    public string Program => FillIn(Words[0], "%s");

    /// <summary>Whether the program is a Windows program, which WSL can start from Linux.</summary>
    public bool IsWindowsProgram => Program.EndsWith(".exe", StringComparison.OrdinalIgnoreCase);

    /// <summary>The commands of a <c>$BROWSER</c> value, in order of preference: separated by colons, on Windows by semicolons.</summary>
    public static IReadOnlyList<BrowserCommand> ParseAll(string value, bool isWindows, Func<string, bool> fileExists) =>
        fileExists(value)
            ? [new([Escape(value)])]
            :
            [
                .. SplitOutsideQuotes(value, isWindows)
                    .Where(static command => !string.IsNullOrWhiteSpace(command))
                    .Select(command => fileExists(command) ? [Escape(command)] : Split(command, isWindows))
                    .Where(static words => words.Count > 0)
                    .Select(static words => new BrowserCommand(words)),
            ];

    /// <summary>The program and its arguments for an address, which follows at the end where no word has a placeholder for it.</summary>
    public IReadOnlyList<string> For(string address)
    {
        List<string> words = [Program, .. Words.Skip(1).Select(word => FillIn(word, address))];
        return Words.Skip(1).Any(HasPlaceholder) ? words : [.. words, address];
    }

    private static bool HasPlaceholder(string word) =>
        word.Replace("%%", "", StringComparison.Ordinal).Contains("%s", StringComparison.Ordinal);

    private static string FillIn(string word, string address) =>
        string.Join('%', word.Split("%%").Select(part => part.Replace("%s", address, StringComparison.Ordinal)));

    private static string Escape(string file) => file.Replace("%", "%%", StringComparison.Ordinal);

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

    private static List<string> Split(string command, bool isWindows)
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
