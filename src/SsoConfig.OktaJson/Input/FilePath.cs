namespace SsoConfig.OktaJson.Input;

/// <summary>Paths as strings: this code also runs in the compiler, which must not access the file system.</summary>
internal static class FilePath
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The folder of a path, without a separator at its end.</summary>
    public static string Folder(string path)
    {
        var end = LastSeparator(path);
        return end < 0 ? string.Empty : path.Substring(0, end);
    }

    public static string Name(string path) => path.Substring(LastSeparator(path) + 1);

    /// <summary>Whether that is the name of the file, without regard to case.</summary>
    public static bool IsNamed(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase) && LastSeparator(path) == path.Length - name.Length - 1;

    /// <summary>The path as seen from a folder, with forward slashes; unchanged where the two have nothing in common.</summary>
    public static string Relative(string folder, string path)
    {
        var from = folder.Split(Separators);
        var to = path.Split(Separators);
        var common = 0;
        while (common < from.Length && common < to.Length - 1 && from[common] == to[common])
        {
            common++;
        }

        if (common == 0)
        {
            return path;
        }

        var relative = new System.Text.StringBuilder();
        for (var i = common; i < from.Length; i++)
        {
            relative.Append("../");
        }

        return relative.Append(string.Join("/", to, common, to.Length - common)).ToString();
    }

    private static int LastSeparator(string path) => Math.Max(path.LastIndexOf('/'), path.LastIndexOf('\\'));
}
