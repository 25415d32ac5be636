using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Eng;

/// <summary>A short name for the content of everything that goes into the packages of one feed.</summary>
internal static class SourceHash
{
    private static readonly string[] SourceFolders = ["src", "templates"];
    private static readonly string[] SourceFiles =
    [
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "README.md",
    ];

    /// <param name="feed">What tells the feed of the packages from those of other checkouts.</param>
    public static string Compute(string feed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(feed));
        foreach (var file in Files().Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')));
            hash.AppendData(File.ReadAllBytes(file));
        }

        // A pre-release identifier must not be a number with a leading zero: https://semver.org/#spec-item-9
        return "x" + Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static IEnumerable<string> Files() =>
        SourceFolders
            .SelectMany(static folder => Walk(Path.Combine(Repository.Root, folder)))
            .Concat(SourceFiles.Select(static file => Path.Combine(Repository.Root, file)).Where(File.Exists));

    private static IEnumerable<string> Walk(string folder) =>
        Directory
            .EnumerateDirectories(folder)
            .Where(static child => Path.GetFileName(child) is not ("bin" or "obj"))
            .SelectMany(Walk)
            .Concat(Directory.EnumerateFiles(folder));
}
