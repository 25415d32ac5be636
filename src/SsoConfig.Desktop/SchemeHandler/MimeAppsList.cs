using System.Runtime.Versioning;
using System.Text;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// The default handlers in a <c>mimeapps.list</c> (freedesktop.org, Association between MIME types and applications). It is the user's
/// file: every byte that is not ours stays, with line ends, encoding, permissions, and the file that a symbolic link refers to.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class MimeAppsList(string path)
{
    private const string Defaults = "[Default Applications]";

    // UTF-8's byte order mark, as Latin-1 reads it.
    private const string ByteOrderMark = "\u00EF\u00BB\u00BF";

    // A byte a character, and the same bytes when written: what the encoding is does not matter.
    private static readonly Encoding Bytes = Encoding.Latin1;

    private readonly string _path = UnixFileStatus.FindTarget(path);

    /// <summary>The first desktop file that is named for the type, or <see langword="null"/>.</summary>
    public string? FindDefault(string type) => FindDefault(Read() ?? "", type);

    /// <summary>
    /// Makes a desktop file the type's only default, or removes the default. One writer at a time.
    /// </summary>
    /// <returns>Whether it is so now; not where the file may not be written, which is then left alone.</returns>
    public async Task<bool> SetDefaultAsync(string type, string? desktopFile, CancellationToken cancellationToken)
    {
        if (Read() is not { } text || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var changed = WithDefault(text, type, desktopFile);
        if (changed == text)
        {
            return true;
        }

        if (ModeToWrite() is not { } mode)
        {
            return false;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            await PrivateFile.ReplaceAsync(_path, Bytes.GetBytes(changed), cancellationToken, mode).ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException || IsReadOnly(exception))
        {
            return false;
        }
    }

    internal static string? FindDefault(string text, string type)
    {
        var isDefaults = false;
        foreach (var line in Lines(text))
        {
            isDefaults = IsHeading(line) ? IsDefaults(line) : isDefaults;
            if (
                isDefaults
                && ValueOf(line, type) is { } value
                && value.Split(';').Select(static name => name.Trim()).FirstOrDefault(static name => name.Length > 0) is { } first
            )
            {
                return first;
            }
        }

        return null;
    }

    internal static string WithDefault(string text, string type, string? desktopFile)
    {
        var lines = Lines(text).ToList();
        var lineEnd = lines.Count > 0 && lines[0].EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var kept = new List<string>();
        var isDefaults = false;
        foreach (var line in lines)
        {
            isDefaults = IsHeading(line) ? IsDefaults(line) : isDefaults;
            if (!isDefaults || ValueOf(line, type) is null)
            {
                kept.Add(line);
            }
        }

        if (desktopFile is null)
        {
            return string.Concat(kept);
        }

        var heading = kept.FindIndex(IsDefaults);
        if (heading < 0)
        {
            kept = [.. WithBlankLine(kept, lineEnd), Defaults + lineEnd];
            heading = kept.Count - 1;
        }
        else if (!kept[heading].EndsWith('\n'))
        {
            kept[heading] += lineEnd;
        }

        // Its own old line stays where it was: what is as it should be is not written again.
        var ours = $"{type}={desktopFile}";
        if (
            lines.Where(line => ValueOf(line, type) is not null).Select(static line => line.TrimEnd()).SequenceEqual([ours])
            && FindDefault(text, type) == desktopFile
        )
        {
            return text;
        }

        kept.Insert(heading + 1, ours + lineEnd);
        return string.Concat(kept);
    }

    // null where it is no file that can be read: a pipe, for one, would be waited for.
    private string? Read()
    {
        if (UnixFileStatus.Read(_path) is not { } status)
        {
            return "";
        }

        try
        {
            return status.IsRegularFile ? Bytes.GetString(File.ReadAllBytes(_path)) : null;
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    // null where the user does not want it written, or it would become another user's.
    private UnixFileMode? ModeToWrite() =>
        UnixFileStatus.Read(_path) is not { } status
            ? UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        : status.IsWritableByOwner && status.Owner == UnixFileStatus.CurrentUser ? status.Permissions
        : null;

    // EROFS
    private static bool IsReadOnly(Exception exception) => exception is IOException { HResult: 30 };

    private static IEnumerable<string> WithBlankLine(List<string> lines, string lineEnd)
    {
        foreach (var line in lines)
        {
            yield return line.EndsWith('\n') ? line : line + lineEnd;
        }

        if (lines.Count > 0 && lines[^1].Trim().Length > 0)
        {
            yield return lineEnd;
        }
    }

    // Each with its line end.
    private static IEnumerable<string> Lines(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found + 1 : text.Length;
            yield return text[start..end];
            start = end;
        }
    }

    private static bool IsHeading(string line) => WithoutMark(line).StartsWith('[');

    private static bool IsDefaults(string line) => WithoutMark(line).TrimEnd() == Defaults;

    private static string WithoutMark(string line) =>
        line.StartsWith(ByteOrderMark, StringComparison.Ordinal) ? line[ByteOrderMark.Length..] : line;

    private static string? ValueOf(string line, string type) =>
        line.StartsWith(type, StringComparison.Ordinal) && line[type.Length..].TrimStart() is ['=', .. var value] ? value.Trim() : null;
}
