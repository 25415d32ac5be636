using SsoConfig.OktaJson.Input;

namespace SsoConfig.OktaJson.Files;

/// <summary>
/// Which files on disk belong to an app, for tools that have no MSBuild evaluation: the same choice as SsoConfig.Code.targets makes in a
/// build.
/// </summary>
internal static class AppLayers
{
    /// <param name="appFile">The full path of the app's okta.json, which exists.</param>
    /// <param name="environment">Which <c>okta.&lt;environment&gt;.json</c> counts.</param>
    /// <exception cref="OktaJsonFileException">A file that counts cannot be read.</exception>
    public static IReadOnlyList<OktaJsonFile> Read(string appFile, string environment)
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(appFile)!);
        var layers = new List<OktaJsonFile> { Load(appFile, OktaJsonKind.App) };
        AddWhereItExists(layers, Path.Combine(folder.FullName, OktaJsonName.LocalOrg), OktaJsonKind.LocalOrg);
        if (FindFamily(folder) is { } family)
        {
            layers.Add(Load(Path.Combine(family, OktaJsonName.Organization), OktaJsonKind.Organization));
        }

        AddWhereItExists(layers, Path.Combine(folder.FullName, OktaJsonName.ForEnvironment(environment)), OktaJsonKind.Environment);
        return layers;
    }

    /// <summary>The folder of the nearest okta.org.json above an app's folder; null where there is none.</summary>
    public static string? FindFamily(DirectoryInfo appFolder)
    {
        for (var above = appFolder.Parent; above is not null; above = above.Parent)
        {
            if (File.Exists(Path.Combine(above.FullName, OktaJsonName.Organization)))
            {
                return above.FullName;
            }
        }

        return null;
    }

    /// <exception cref="OktaJsonFileException">The file cannot be read.</exception>
    public static OktaJsonFile Load(string path, OktaJsonKind kind)
    {
        try
        {
            return new OktaJsonFile(path, File.ReadAllText(path), kind);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new OktaJsonFileException($"The file '{path}' cannot be read: {problem.Message}", problem);
        }
    }

    private static void AddWhereItExists(List<OktaJsonFile> layers, string path, OktaJsonKind kind)
    {
        if (File.Exists(path))
        {
            layers.Add(Load(path, kind));
        }
    }
}
