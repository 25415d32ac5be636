namespace SsoConfig.LocalOrg;

/// <summary>The apps of one run: read from their okta.json files, all of one issuer.</summary>
/// <param name="Issuer">The issuer that every app names, exactly as written.</param>
/// <param name="Apps">One client for each client id.</param>
public sealed record OrgApps(string Issuer, IReadOnlyList<OrgApp> Apps)
{
    /// <summary>Reads the apps; a folder stands for the okta.json in it.</summary>
    /// <param name="paths">Paths of okta.json files or of the folders that hold them.</param>
    /// <param name="environment">The environment whose <c>okta.&lt;environment&gt;.json</c> lies over okta.json.</param>
    /// <exception cref="LocalOrgException">A file cannot be used, or two apps name different issuers or the same client id.</exception>
    public static OrgApps Read(IReadOnlyList<string> paths, string environment)
    {
        var files = paths.Select(path => OrgAppFile.Read(path, environment)).ToList();
        EnsureOneIssuer(files);
        EnsureDistinctClients(files);
        return new OrgApps(files[0].Issuer, [.. files.SelectMany(static file => file.Apps)]);
    }

    private static void EnsureOneIssuer(List<OrgAppFile> files)
    {
        if (files.FirstOrDefault(file => file.Issuer != files[0].Issuer) is { } other)
        {
            throw new LocalOrgException(
                $"""
                The apps name two issuers, and a session is shared only below one:
                  {files[0].Path}: {files[0].Issuer}
                  {other.Path}: {other.Issuer}
                Write the same issuer in both, best once in an okta.org.json in a folder above them.
                """);
        }
    }

    private static void EnsureDistinctClients(List<OrgAppFile> files)
    {
        var claims = files.SelectMany(static file => file.Apps, static (file, app) => (file.Path, app.ClientId));
        if (claims.GroupBy(static claim => claim.ClientId).FirstOrDefault(static group => group.Count() > 1) is { } shared)
        {
            throw new LocalOrgException(
                $"""
                Two apps use the client id '{shared.Key}':
                  {string.Join("\n  ", shared.Select(static claim => claim.Path))}
                Give each app a clientId of its own.
                """);
        }
    }
}
