using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Files;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.Tasks.Family;

namespace SsoConfig.Provisioning.Apps;

/// <summary>Reads apps by the reader and the rules of the build, the siblings of their family included.</summary>
internal static class AppReader
{
    /// <exception cref="ProvisioningException">A file cannot be read.</exception>
    public static IReadOnlyList<AppConfiguration> Read(IReadOnlyList<string> paths, string environment, string currentFolder)
    {
        if (environment.AsSpan().ContainsAny('/', '\\') || environment is "." or "..")
        {
            throw new ProvisioningException($"'{Printable.From(environment)}' is not an environment's name: it must not contain a path.")
            {
                IsWrongUsage = true,
            };
        }

        try
        {
            return [.. AppPaths.Find(paths, currentFolder).Select(file => Read(file, environment))];
        }
        catch (OktaJsonFileException problem)
        {
            throw new ProvisioningException(problem.Message, problem);
        }
    }

    /// <summary>Stops before anything is sent where a build of an app would fail.</summary>
    /// <exception cref="ProvisioningException">An app has errors: all of them are in the message.</exception>
    public static void ThrowIfWrong(IEnumerable<AppConfiguration> apps)
    {
        var errors = apps.SelectMany(static app => app.Errors).Select(DiagnosticLine.Format).Distinct().ToList();
        if (errors.Count > 0)
        {
            throw new ProvisioningException([.. errors, "Nothing was sent to the provider."]);
        }
    }

    private static AppConfiguration Read(string file, string environment)
    {
        var layers = AppLayers.Read(file, environment).Select(LayerSet.Read).OrderBy(static layers => layers.Document.Kind).ToList();
        var siblings = ReadSiblings(file, environment);
        var diagnostics = PlatformKeys
            .All.SelectMany(platform =>
                OktaJsonLoader.Load([.. layers, .. siblings], new OktaJsonOptions(platform, Environment: environment)).Diagnostics
            )
            .Where(static diagnostic => !IsAboutMissingClientId(diagnostic) && !OktaJsonRuleSet.IsOfOnePlatform(diagnostic.Rule))
            .Distinct()
            .ToList();
        var name = NameOf(Path.GetDirectoryName(file)!);
        var values = layers.SelectMany(static set => set.Layers).ToList();
        LocalOrgLayers.RemoveUnlessUsed(values);
        return new AppConfiguration(name, file, diagnostics, new AppClientBuilder(name, file, environment, values).Build());
    }

    private static IEnumerable<LayerSet> ReadSiblings(string file, string environment)
    {
        var folder = Path.GetDirectoryName(file)!;
        return AppLayers.FindFamily(new DirectoryInfo(folder)) is { } family
            ? FamilyFolder
                .FilesOfOthers(family, folder, environment)
                .Select(static path => LayerSet.Read(AppLayers.Load(path, OktaJsonKind.Sibling)))
            : [];
    }

    private static bool IsAboutMissingClientId(OktaJsonDiagnostic diagnostic) =>
        (diagnostic.Rule == OktaJsonRules.MissingKey || diagnostic.Rule == OktaJsonRules.Placeholder)
        && OktaKeys.Find(diagnostic.Arguments[0])?.Key == OktaKey.ClientId;

    private static string NameOf(string folder) =>
        Printable.From(
            Directory.GetFiles(folder, "*.csproj") is [var project]
                ? Path.GetFileNameWithoutExtension(project)
                : new DirectoryInfo(folder).Name
        );
}
