using SsoConfig.OktaJson.Values;

namespace SsoConfig.LocalOrg.Apps;

/// <summary>The apps of one run: read from their okta.json files, all with the same issuer.</summary>
/// <param name="Issuer">The issuer of all apps, exactly as written.</param>
/// <param name="Apps">One client per client id.</param>
/// <param name="NativeSso">The dialect of Native SSO that the apps use.</param>
/// <param name="NativeSsoAudience">The audience of their token exchanges; null where Native SSO is off.</param>
internal sealed record AppFiles(string Issuer, IReadOnlyList<LocalOrgApp> Apps, NativeSsoSupport NativeSso, string? NativeSsoAudience)
{
    /// <exception cref="LocalOrgException">A file has an error, or two apps have different issuers or the same client id.</exception>
    public static AppFiles Read(IReadOnlyList<string> paths, string environment)
    {
        if (paths.Count == 0)
        {
            throw new LocalOrgException("There is no app. Pass at least one okta.json, or the folder that contains it.");
        }

        var files = paths.Select(path => AppFile.Read(path, environment)).ToList();
        EnsureOneIssuer(files);
        EnsureDistinctClients(files);
        var (dialect, audience) = OneNativeSso(files);
        return new AppFiles(files[0].Issuer, [.. files.SelectMany(static file => file.Apps)], dialect, audience);
    }

    private static void EnsureOneIssuer(List<AppFile> files)
    {
        if (files.FirstOrDefault(file => file.Issuer != files[0].Issuer) is { } other)
        {
            throw new LocalOrgException(
                $"""
                The apps have different issuers, but only apps with the same issuer share a session:
                  {files[0].Path}: {files[0].Issuer}
                  {other.Path}: {other.Issuer}
                Use the same issuer in both, preferably once in an okta.org.json in a folder above them.
                """
            );
        }
    }

    /// <summary>An app may leave Native SSO out, but a provider has one dialect.</summary>
    private static (NativeSsoSupport Dialect, string? Audience) OneNativeSso(List<AppFile> files)
    {
        var uses = files
            .SelectMany(
                static file => file.NativeSso,
                static (file, one) => (file.Path, Type: one.DeviceSecretType.Value, Audience: one.Audience.Value)
            )
            .DistinctBy(static use => (use.Type, use.Audience))
            .ToList();
        return uses switch
        {
            [] => (NativeSsoSupport.Off, null),
            [{ Type: DeviceSecretType.Standard } only] => (NativeSsoSupport.Standard, only.Audience),
            [{ Type: DeviceSecretType.Okta } only] => (NativeSsoSupport.Okta, only.Audience),
            [var only] => throw new LocalOrgException(
                $"{only.Path}: the local org doesn't know the deviceSecretType '{only.Type}'. Use \"standard\" or \"okta\" with it."
            ),
            _ => throw new LocalOrgException(
                $"""
                The apps use Native SSO in different ways, but the local org has one:
                  {string.Join("\n  ", uses.Select(static use => $"{use.Path}: deviceSecretType {use.Type}, audience {use.Audience}"))}
                Write "nativeSso" once, in an okta.org.json in a folder above them.
                """
            ),
        };
    }

    private static void EnsureDistinctClients(List<AppFile> files)
    {
        var claims = files.SelectMany(static file => file.Apps, static (file, app) => (file.Path, app.ClientId));
        if (claims.GroupBy(static claim => claim.ClientId).FirstOrDefault(static group => group.Count() > 1) is { } shared)
        {
            throw new LocalOrgException(
                $"""
                Two apps use the client id '{shared.Key}':
                  {string.Join("\n  ", shared.Select(static claim => claim.Path))}
                Give each app its own clientId.
                """
            );
        }
    }
}
