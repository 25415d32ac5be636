using Microsoft.Build.Framework;
using SsoConfig.OktaJson;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Values;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>What okta.json asks of manifests. The compiler reports its errors; here they are values that are missing.</summary>
/// <param name="schemes">The schemes that the app must receive on the platform, each once, with the location that sets it.</param>
/// <param name="family">The family that shares a sign-in without a browser; null where Native SSO is off.</param>
internal sealed class OktaConfiguration(IReadOnlyList<ExpectedScheme> schemes, ExpectedFamily? family)
{
    public IReadOnlyList<ExpectedScheme> Schemes => schemes;

    public ExpectedFamily? Family => family;

    /// <summary>
    /// What an Apple platform must allow: one entry for each thing that a feature needs; none where no feature asks for an entitlement.
    /// </summary>
    public IReadOnlyList<ExpectedEntitlement> Entitlements { get; } = family is null ? [] : [family.KeychainGroup];

    /// <param name="files">In any order; the metadata <c>SsoConfigKind</c> says what each is, as for the compiler.</param>
    /// <param name="platform">MSBuild's <c>TargetPlatformIdentifier</c>; empty for a desktop app.</param>
    public static OktaConfiguration Load(IEnumerable<ITaskItem> files, string platform)
    {
        var result = OktaJsonLoader.Load(files.Select(Read), new OktaJsonOptions(platform));
        return new OktaConfiguration(SchemesOf(result), FamilyOf(result));
    }

    private static IReadOnlyList<ExpectedScheme> SchemesOf(OktaJsonResult result)
    {
        var model = result.Model;
        var redirect = Expect("redirectUri", model.RedirectUri.Value, model.RedirectScheme, result.RedirectUriLocation);
        var logout = Expect("logoutRedirectUri", model.LogoutRedirectUri.Value, model.LogoutScheme, result.LogoutRedirectUriLocation);
        return
        [
            .. new[] { redirect, logout }
                .OfType<ExpectedScheme>()
                .GroupBy(static expected => expected.Scheme)
                .Select(static same => same.First()),
        ];
    }

    private static ExpectedFamily? FamilyOf(OktaJsonResult result) =>
        result.Model.NativeSso is { } nativeSso && result.NativeSsoLocation is { } location
            ? new(nativeSso.Family.Value, location.Path, location.Start.Line + 1, location.Start.Column + 1)
            : null;

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

    /// <summary>Null for a value that is missing or not a URI: the compiler reports it, and no manifest may hold it.</summary>
    private static ExpectedScheme? Expect(string key, string uri, string scheme, OktaJsonLocation? location) =>
        location is not null && UriScheme.IsValid(scheme)
            ? new(key, uri, scheme, location.Path, location.Start.Line + 1, location.Start.Column + 1)
            : null;
}
