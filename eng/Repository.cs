namespace SsoConfig.Eng;

/// <summary>Where things are in a checkout of this repository.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution file.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>What the repository's own commands write: packages, private caches, pictures. Not under version control.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SsoTemplates.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(
            $"No SsoTemplates.sln in a folder above {AppContext.BaseDirectory}: run this from a checkout of the repository."
        );
    }
}
