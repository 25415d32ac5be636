namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The default handlers in a <c>mimeapps.list</c> (freedesktop.org, Association between MIME types and applications). Lines that are not ours
/// stay as they are. <c>xdg-mime default</c> changes the same line of the same file, but is not installed everywhere.
/// </summary>
internal static class MimeAppsList
{
    private const string Defaults = "[Default Applications]";

    /// <summary>The first desktop file that is named for the type, or <see langword="null"/>.</summary>
    public static string? DefaultOf(IEnumerable<string> lines, string type) =>
        DefaultsIn(lines).Select(line => ValueOf(line, type)).FirstOrDefault(static value => value is not null)?
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();

    /// <summary>The lines with <paramref name="desktopFile"/> as the type's only default, or with none at all.</summary>
    public static IReadOnlyList<string> WithDefault(IReadOnlyList<string> lines, string type, string? desktopFile)
    {
        var changed = WithoutDefault(lines, type).ToList();
        if (desktopFile is null)
        {
            return changed;
        }

        var heading = changed.FindIndex(IsDefaults);
        if (heading < 0)
        {
            if (changed.Count > 0 && changed[^1].Length > 0)
            {
                changed.Add("");
            }

            changed.Add(Defaults);
            heading = changed.Count - 1;
        }

        changed.Insert(heading + 1, $"{type}={desktopFile}");
        return changed;
    }

    private static IEnumerable<string> DefaultsIn(IEnumerable<string> lines) => lines.SkipWhile(static line => !IsDefaults(line)).Skip(1).TakeWhile(static line => !IsHeading(line));

    private static IEnumerable<string> WithoutDefault(IReadOnlyList<string> lines, string type)
    {
        var inDefaults = false;
        foreach (var line in lines)
        {
            inDefaults = IsHeading(line) ? IsDefaults(line) : inDefaults;
            if (!inDefaults || ValueOf(line, type) is null)
            {
                yield return line;
            }
        }
    }

    private static bool IsHeading(string line) => line.StartsWith('[');

    private static bool IsDefaults(string line) => line.TrimEnd() == Defaults;

    private static string? ValueOf(string line, string type) =>
        line.StartsWith(type, StringComparison.Ordinal) && line[type.Length..].TrimStart() is ['=', .. var value] ? value : null;
}
