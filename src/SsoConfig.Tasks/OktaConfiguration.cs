using Microsoft.Build.Framework;
using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>What okta.json asks of manifests. The compiler reports its errors; here they are values that are missing.</summary>
/// <param name="schemes">The schemes that the app must receive on the platform, each once, with the location that sets it.</param>
/// <param name="links">The https links that the app must claim on the platform, each once, with the location that sets it.</param>
/// <param name="family">The family that shares a sign-in without a browser; null where Native SSO is off.</param>
internal sealed class OktaConfiguration(IReadOnlyList<ExpectedScheme> schemes, IReadOnlyList<ExpectedLink> links, ExpectedFamily? family)
{
    private const string AssociatedDomains = "com.apple.developer.associated-domains";

    public IReadOnlyList<ExpectedScheme> Schemes => schemes;

    /// <summary>Schemes and links.</summary>
    public IReadOnlyList<ExpectedRedirect> Redirects => [.. schemes, .. links];

    public ExpectedFamily? Family => family;

    /// <summary>
    /// What an Apple platform must allow: one entry for each thing that a feature needs; none where no feature asks for an entitlement.
    /// </summary>
    public IReadOnlyList<ExpectedEntitlement> Entitlements { get; } =
    [.. family is null ? (ExpectedEntitlement[])[] : [family.KeychainGroup], .. DomainsOf(links)];

    /// <param name="files">In any order; the metadata <c>SsoConfigKind</c> says what each is, as for the compiler.</param>
    /// <param name="platform">MSBuild's <c>TargetPlatformIdentifier</c>; empty for a desktop app.</param>
    public static OktaConfiguration Load(IEnumerable<ITaskItem> files, string platform)
    {
        var options = new OktaJsonOptions(platform);
        var result = OktaJsonLoader.Load(files.Select(Read), options);
        return new OktaConfiguration(
            SchemesOf(result),
            PlatformKeys.IsDesktop(options.PlatformKey) ? [] : LinksOf(result),
            FamilyOf(result)
        );
    }

    /// <summary>Without a value that is missing or not a URI: the compiler reports it, and no manifest may hold it.</summary>
    private static IReadOnlyList<ExpectedScheme> SchemesOf(OktaJsonResult result) =>
        [
            .. Redirected(result)
                .Where(static value => !ClaimedHttpsUri.IsOne(value.Uri) && UriScheme.IsValid(UriScheme.From(value.Uri)))
                .Select(static value => new ExpectedScheme(
                    OktaKeys.NameOf(value.Key),
                    value.Uri,
                    UriScheme.From(value.Uri),
                    value.Location.Path,
                    value.Location.Start.Line + 1,
                    value.Location.Start.Column + 1
                ))
                .GroupBy(static expected => expected.Scheme)
                .Select(static same => same.First()),
        ];

    private static IReadOnlyList<ExpectedLink> LinksOf(OktaJsonResult result) =>
        [
            .. Redirected(result)
                .Where(value => result.Model.Links.Contains(value.Uri))
                .Select(static value => new ExpectedLink(
                    OktaKeys.NameOf(value.Key),
                    value.Uri,
                    ClaimedHttpsUri.HostOf(value.Uri),
                    ClaimedHttpsUri.PathOf(value.Uri),
                    value.Location.Path,
                    value.Location.Start.Line + 1,
                    value.Location.Start.Column + 1
                ))
                .GroupBy(static expected => expected.Uri)
                .Select(static same => same.First()),
        ];

    private static ExpectedFamily? FamilyOf(OktaJsonResult result) =>
        result.Model.NativeSso is { } nativeSso && result.LocationOf(OktaKey.NativeSso) is { } location
            ? new(nativeSso.Family.Value, location.Path, location.Start.Line + 1, location.Start.Column + 1)
            : null;

    /// <summary>
    /// A session returns an https link on the strength of <c>webcredentials</c>; <c>applinks</c> would also open the app with links that
    /// come from anywhere else.
    /// </summary>
    private static IEnumerable<ExpectedEntitlement> DomainsOf(IEnumerable<ExpectedLink> links) =>
        links
            .GroupBy(static link => link.Host)
            .Select(static ofHost => ofHost.First())
            .Select(static link => new ExpectedEntitlement(
                link.Key,
                link.Uri,
                AssociatedDomains,
                $"webcredentials:{link.Host}",
                "Switch on Associated Domains for the app's identifier in the developer account, and publish the file that 'sso links' "
                    + "writes.",
                link.File,
                link.Line,
                link.Column
            ));

    private static IEnumerable<(OktaKey Key, string Uri, OktaJsonLocation Location)> Redirected(OktaJsonResult result)
    {
        var model = result.Model;
        (OktaKey Key, string Uri)[] values =
        [
            (OktaKey.RedirectUri, model.RedirectUri.Value),
            (OktaKey.LogoutRedirectUri, model.LogoutRedirectUri.Value),
            (OktaKey.FallbackRedirectUri, model.FallbackRedirectUri.Value),
            (OktaKey.FallbackLogoutRedirectUri, model.FallbackLogoutRedirectUri.Value),
        ];
        foreach (var (key, uri) in values)
        {
            if (uri.Length > 0 && result.LocationOf(key) is { } location)
            {
                yield return (key, uri, location);
            }
        }
    }

    private static OktaJsonFile Read(ITaskItem file)
    {
        var path = file.GetMetadata("FullPath");
        return new OktaJsonFile(path, ReadText(path), OktaJsonName.KindOf(path, file.GetMetadata("SsoConfigKind")));
    }

    private static string? ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
