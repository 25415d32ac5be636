using SsoConfig.OktaJson.Input;
using SsoConfig.Tasks.Family;

namespace SsoConfig.Provisioning.Apps;

/// <summary>Finds the okta.json files that arguments stand for: a file, an app's folder, or a family's folder.</summary>
internal static class AppPaths
{
    /// <param name="paths">As given; none stands for the current folder.</param>
    /// <returns>Full paths, each once, in the order given.</returns>
    /// <exception cref="ProvisioningException">A path has no okta.json.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths, string currentFolder)
    {
        var files = (paths.Count == 0 ? ["."] : paths).SelectMany(path => FindBelow(Path.GetFullPath(path, currentFolder), path)).ToList();
        return [.. files.Distinct(OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase)];
    }

    private static List<string> FindBelow(string path, string asGiven)
    {
        if (File.Exists(path))
        {
            return OktaJsonName.IsApp(path) ? [path]
                : OktaJsonName.IsOrganization(path) ? AppsOfFamily(Path.GetDirectoryName(path)!, asGiven)
                : throw NotFound(asGiven, $"the file is not named {OktaJsonName.App}");
        }

        var app = Path.Combine(path, OktaJsonName.App);
        return File.Exists(app) ? [app]
            : File.Exists(Path.Combine(path, OktaJsonName.Organization)) ? AppsOfFamily(path, asGiven)
            : throw NotFound(
                asGiven,
                Directory.Exists(path) ? $"the folder has neither {OktaJsonName.App} nor {OktaJsonName.Organization}" : "it does not exist"
            );
    }

    private static List<string> AppsOfFamily(string folder, string asGiven)
    {
        List<string> apps = [.. FamilyFolder.FilesOfOthers(folder, own: string.Empty, environment: string.Empty).Where(OktaJsonName.IsApp)];
        return apps.Count > 0 ? apps : throw NotFound(asGiven, $"no folder of the family has an {OktaJsonName.App}");
    }

    private static ProvisioningException NotFound(string path, string reason) =>
        new($"'{Printable.From(path)}' is no app: {reason}. Pass an okta.json, an app's folder or a family's folder.")
        {
            IsWrongUsage = true,
        };
}
