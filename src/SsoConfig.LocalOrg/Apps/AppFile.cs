using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Files;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.LocalOrg.Apps;

/// <summary>What the local org uses of an app's okta.json and its other layers, with the reader and the rules of the build.</summary>
/// <param name="Path">The okta.json.</param>
/// <param name="Issuer">The issuer, exactly as written.</param>
/// <param name="Apps">One client per client id: a platform may have its own.</param>
/// <param name="NativeSso">What the platforms say about Native SSO; empty where it is off.</param>
internal sealed record AppFile(string Path, string Issuer, IReadOnlyList<LocalOrgApp> Apps, IReadOnlyList<NativeSsoModel> NativeSso)
{
    /// <param name="path">The okta.json, or the folder that contains it.</param>
    /// <param name="environment">Selects <c>okta.&lt;environment&gt;.json</c>.</param>
    /// <exception cref="LocalOrgException">The file does not exist, or an app could not be built with it.</exception>
    public static AppFile Read(string path, string environment)
    {
        var file = System.IO.Path.GetFullPath(Directory.Exists(path) ? System.IO.Path.Combine(path, OktaJsonName.App) : path);
        if (!File.Exists(file))
        {
            throw new LocalOrgException($"The file '{file}' does not exist. Pass the app's okta.json, or the folder that contains it.");
        }

        var layers = LayersOf(file, environment);
        var results = PlatformKeys
            .All.Select(platform => OktaJsonLoader.Load(layers, new OktaJsonOptions(platform, Environment: environment)))
            .ToList();
        ThrowIfWrong(results);
        var name = new DirectoryInfo(System.IO.Path.GetDirectoryName(file)!).Name;
        var models = results.Select(static result => result.Model).ToList();
        return new AppFile(
            file,
            OneIssuer(file, models),
            ClientsOf(name, models),
            [.. models.Select(static model => model.NativeSso).OfType<NativeSsoModel>()]
        );
    }

    private static IReadOnlyList<OktaJsonFile> LayersOf(string file, string environment)
    {
        try
        {
            return AppLayers.Read(file, environment);
        }
        catch (OktaJsonFileException problem)
        {
            throw new LocalOrgException(problem.Message, problem);
        }
    }

    private static void ThrowIfWrong(IEnumerable<OktaJsonResult> results)
    {
        var errors = results
            .SelectMany(static result => result.Diagnostics)
            .Where(static one => one.IsError && !OktaJsonRuleSet.IsOfOnePlatform(one.Rule))
            .Select(DiagnosticLine.Format)
            .Distinct()
            .ToList();
        if (errors.Count > 0)
        {
            throw new LocalOrgException(string.Join('\n', errors));
        }
    }

    private static string OneIssuer(string file, List<OktaConfigModel> platforms) =>
        platforms.Select(static model => model.Issuer.Value).Distinct().ToList() is [var issuer]
            ? issuer
            : throw new LocalOrgException(
                $"{file}: a platform object has its own issuer, but the local org has one for all platforms. Remove 'issuer' from the "
                    + "platform object; an Android device reaches the same issuer through adb reverse."
            );

    private static List<LocalOrgApp> ClientsOf(string name, IEnumerable<OktaConfigModel> platforms) =>
        [
            .. platforms
                .GroupBy(static model => model.ClientId.Value)
                .Select(client => new LocalOrgApp
                {
                    Name = name,
                    ClientId = client.Key,
                    RedirectUris = [.. client.SelectMany(static model => model.AllRedirectUris).Distinct()],
                    LogoutRedirectUris = [.. client.SelectMany(static model => model.AllLogoutRedirectUris).Distinct()],
                    Scopes = [.. client.SelectMany(static model => model.Scopes.Value.Split(' ')).Distinct()],
                    Family = client.Select(static model => model.NativeSso?.Family.Value).OfType<string>().FirstOrDefault() ?? "",
                }),
        ];
}
