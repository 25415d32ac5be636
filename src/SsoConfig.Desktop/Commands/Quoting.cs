using System.Text;

namespace SsoConfig.Desktop.Commands;

/// <summary>A string as one word of a command or script.</summary>
internal static class Quoting
{
    /// <summary>For a POSIX shell (section 2.2.2, single quotes).</summary>
    public static string ForShell(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>For AppleScript, as a text literal.</summary>
    public static string ForAppleScript(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>
    /// For the registry of Windows: a program splits it into the same arguments again (learn.microsoft.com, Parsing C command-line
    /// arguments).
    /// </summary>
    public static string ForWindows(string argument)
    {
        var quoted = new StringBuilder("\"");
        var backslashes = 0;
        foreach (var character in argument)
        {
            // Backslashes only count before a quote.
            quoted.Append('\\', character == '"' ? backslashes + 1 : 0).Append(character);
            backslashes = character == '\\' ? backslashes + 1 : 0;
        }

        return quoted.Append('\\', backslashes).Append('"').ToString();
    }
}
