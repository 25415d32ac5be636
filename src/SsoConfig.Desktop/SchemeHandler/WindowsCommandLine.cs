using System.Text;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Arguments as one string that a Windows program splits into the same arguments again (learn.microsoft.com, Parsing C command-line arguments).</summary>
internal static class WindowsCommandLine
{
    public static string Of(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument)
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
