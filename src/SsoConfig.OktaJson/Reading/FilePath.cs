namespace SsoConfig.OktaJson;

/// <summary>Paths as texts: this code also runs in the compiler, where the file system is not to be asked.</summary>
internal static class FilePath
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The folder of a path, without a separator at its end.</summary>
    public static string Folder(string path)
    {
        var end = path.LastIndexOfAny(Separators);
        return end < 0 ? string.Empty : path.Substring(0, end);
    }

    public static string Name(string path) => path.Substring(path.LastIndexOfAny(Separators) + 1);

    /// <summary>Whether that is the name of the file, in any case of its letters.</summary>
    public static bool IsNamed(string path, string name) =>
        path.EndsWith(name, StringComparison.OrdinalIgnoreCase) && path.LastIndexOfAny(Separators) == path.Length - name.Length - 1;

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

        return common == 0 ? path : string.Join("/", Enumerable.Repeat("..", from.Length - common).Concat(to.Skip(common)));
    }
}
