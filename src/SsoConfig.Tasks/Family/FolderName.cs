using System.Globalization;

namespace SsoConfig.Tasks.Family;

/// <summary>
/// The name of a folder, as it becomes a part of the compiler's arguments and of the configuration that MSBuild generates for it.
/// </summary>
internal static class FolderName
{
    /// <summary>
    /// Whether the name has a character that ends an argument or a line: a quote, a control character, or a separator that Roslyn takes for
    /// the end of a line.
    /// </summary>
    public static bool CanEndArgument(string name) => name.Any(IsUnsafe);

    /// <summary>The name for a message, with such characters by their number.</summary>
    public static string Printable(string name) =>
        string.Concat(name.Select(static c => IsUnsafe(c) ? $"<U+{((int)c).ToString("X4", CultureInfo.InvariantCulture)}>" : c.ToString()));

    private static bool IsUnsafe(char c) => c == '"' || char.IsControl(c) || c is '\u2028' or '\u2029';
}
