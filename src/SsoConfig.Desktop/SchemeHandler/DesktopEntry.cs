using System.Text;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The desktop file of a scheme handler (freedesktop.org, Desktop Entry Specification 1.5). SsoConfig.Tasks links this file: it writes the
/// ones that a package of the app installs.
/// </summary>
internal static class DesktopEntry
{
    private const string ClientIdKey = "X-SsoConfig-ClientId";
    private const string AppKey = "X-SsoConfig-App";

    public static string MimeType(string scheme) => $"x-scheme-handler/{scheme}";

    public static string FileName(string scheme) => $"{scheme}.sso-callback.desktop";

    /// <param name="scheme">The scheme that it handles.</param>
    /// <param name="name">What the desktop calls it.</param>
    /// <param name="command">The program and its arguments, before the URI.</param>
    /// <param name="clientId">Whose it is, where that is known.</param>
    /// <param name="app">The app's own file, where that is known.</param>
    public static string Create(string scheme, string name, IEnumerable<string> command, string? clientId = null, string? app = null)
    {
        var entry = new StringBuilder()
            .Append("[Desktop Entry]\n")
            .Append("Type=Application\n")
            .Append("Name=")
            .Append(Escape(name))
            .Append(" (sign-in)\n")
            .Append("Exec=")
            .Append(Escape(string.Join(" ", command.Select(Quote)) + " %u"))
            .Append('\n')
            .Append("NoDisplay=true\n")
            .Append("Terminal=false\n")
            .Append("StartupNotify=false\n")
            .Append("MimeType=")
            .Append(MimeType(scheme))
            .Append(";\n");
        Append(entry, ClientIdKey, clientId);
        Append(entry, AppKey, app);
        return entry.ToString();
    }

    /// <summary>The client id and the program of an entry that this library has written.</summary>
    public static (string? ClientId, string? App) Read(string entry) => (Value(entry, ClientIdKey), Value(entry, AppKey));

    /// <summary>Whether an entry of any program handles the scheme.</summary>
    public static bool Handles(string entry, string scheme) =>
        Value(entry, "Hidden") != "true"
        && Value(entry, "MimeType") is { } types
        && types.Split(';').Any(type => type.Trim() == MimeType(scheme));

    /// <summary>Whether a path or argument can be in <c>Exec</c> as it is.</summary>
    public static bool IsPlain(string argument) =>
        argument.Length > 0
        && argument.All(static c =>
            c
                is (>= 'a' and <= 'z')
                    or (>= 'A' and <= 'Z')
                    or (>= '0' and <= '9')
                    or '/'
                    or '.'
                    or '-'
                    or '_'
                    or '+'
                    or ','
                    or ':'
                    or '@'
                    or '='
        );

    // Two layers: an argument is quoted as in a shell, and the key's value is then escaped as any string is.
    private static string Quote(string argument)
    {
        if (IsPlain(argument))
        {
            return argument;
        }

        var quoted = new StringBuilder("\"");
        foreach (var character in argument)
        {
            quoted
                .Append(
                    character is '"' or '`' or '$' or '\\' ? "\\"
                    : character == '%' ? "%"
                    : ""
                )
                .Append(character);
        }

        return quoted.Append('"').ToString();
    }

    private static void Append(StringBuilder entry, string key, string? value)
    {
        if (value is not null)
        {
            entry.Append(key).Append('=').Append(Escape(value)).Append('\n');
        }
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            _ = character switch
            {
                '\\' => escaped.Append("\\\\"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }

    // Of the first group alone: an action of the program may have keys of the same name.
    private static string? Value(string entry, string key)
    {
        var group = entry
            .Split('\n')
            .SkipWhile(static line => line.TrimEnd() != "[Desktop Entry]")
            .Skip(1)
            .TakeWhile(static line => line.Length == 0 || line[0] != '[');
        foreach (var line in group)
        {
            var separator = line.IndexOf('=');
            if (separator > 0 && line.Substring(0, separator).Trim() == key)
            {
                return Unescape(line.Substring(separator + 1).Trim());
            }
        }

        return null;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(
                text[i] != '\\' || i + 1 == text.Length
                    ? text[i]
                    : text[++i] switch
                    {
                        'n' => '\n',
                        'r' => '\r',
                        't' => '\t',
                        's' => ' ',
                        var other => other,
                    }
            );
        }

        return plain.ToString();
    }
}
