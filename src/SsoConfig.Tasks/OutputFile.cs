using System.Text;

namespace SsoConfig.Tasks;

internal static class OutputFile
{
    /// <summary>Leaves an equal file alone, with its time: a newer one would make the platform's build repeat its own steps.</summary>
    public static void Write(string path, byte[] content)
    {
        if (File.Exists(path) && File.ReadAllBytes(path).SequenceEqual(content))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Removes what an earlier build has written, if there is any.</summary>
    public static void Delete(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    public static void Write(string path, string content) => Write(path, Encoding.UTF8.GetBytes(content));

    /// <summary>An XML file of Android's.</summary>
    public static void Write(string path, System.Xml.Linq.XElement content) =>
        Write(path, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{content.ToString().Replace("\r\n", "\n")}\n");
}
