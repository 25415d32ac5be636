namespace SsoConfig.Demo;

/// <summary>The pictures of what a user would have seen, numbered in the order they were taken.</summary>
internal sealed class PictureFolder
{
    private readonly string _folder;
    private int _taken;

    public PictureFolder(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.EnumerateFiles(folder, "*.png"))
        {
            File.Delete(old);
        }
    }

    public string Next(string name) => Path.Combine(_folder, $"{++_taken:00}-{name}.png");
}
