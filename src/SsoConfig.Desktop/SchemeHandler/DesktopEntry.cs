using System.Text;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The desktop file of a scheme handler (freedesktop.org, Desktop Entry Specification 1.5).</summary>
internal static class DesktopEntry
{
    private const string ClientIdKey = "X-SsoConfig-ClientId";
    private const string AppKey = "X-SsoConfig-App";

    public static string MimeType(string scheme) => $"x-scheme-handler/{scheme}";

    public static string FileName(string scheme) => $"{scheme}.sso-callback.desktop";

    public static string Write(string scheme, string clientId, HandlerCommand command, string app) =>
        $"""
        [Desktop Entry]
        Type=Application
        Name={EscapeText(Path.GetFileNameWithoutExtension(app))} (sign-in)
        Exec={Exec(command)}
        NoDisplay=true
        Terminal=false
        StartupNotify=false
        MimeType={MimeType(scheme)};
        {ClientIdKey}={EscapeText(clientId)}
        {AppKey}={EscapeText(app)}

        """.ReplaceLineEndings("\n");

    /// <summary>The client id and the program of an entry that this library has written.</summary>
    public static (string? ClientId, string? App) Read(string entry)
    {
        var lines = entry.Split('\n');
        return (Value(lines, ClientIdKey), Value(lines, AppKey));
    }

    /// <summary>Whether the program's path and arguments can stand in <c>Exec</c> as they are.</summary>
    public static bool IsPlain(string argument) =>
        argument.Length > 0 && argument.All(static c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '-' or '_' or '+' or ',' or ':' or '@' or '=');

    private static string Exec(HandlerCommand command) =>
        EscapeText(string.Join(' ', [Quote(command.Program), .. command.Arguments.Select(Quote), "%u"]));

    // Two layers: an argument is quoted as in a shell, and the key's value is then escaped as any text is.
    private static string Quote(string argument)
    {
        var literal = argument.Replace("%", "%%", StringComparison.Ordinal);
        if (IsPlain(argument))
        {
            return literal;
        }

        var quoted = new StringBuilder("\"");
        foreach (var character in literal)
        {
            if (character is '"' or '`' or '$' or '\\')
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }

    private static string EscapeText(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal)
            .Replace("\t", "\\t", StringComparison.Ordinal);

    private static string? Value(IEnumerable<string> lines, string key) =>
        lines.FirstOrDefault(line => line.StartsWith(key + "=", StringComparison.Ordinal)) is { } line ? UnescapeText(line[(key.Length + 1)..]) : null;

    private static string UnescapeText(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] != '\\' || i + 1 == text.Length ? text[i] : text[++i] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 's' => ' ', var other => other });
        }

        return plain.ToString();
    }
}
