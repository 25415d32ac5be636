using System.Text.RegularExpressions;
using SsoConfig.OktaJson;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks;

/// <summary>What okta.json says about redirects. Its mistakes are for the compiler to report; here they are values that are missing.</summary>
internal static class OktaConfiguration
{
    private static readonly Regex Scheme = new("^[A-Za-z][A-Za-z0-9+.-]*\\z");

    /// <summary>The schemes that the app must receive on a platform, each once, with the place that sets it.</summary>
    /// <param name="files">Full paths, in any order.</param>
    /// <param name="platform">MSBuild's <c>TargetPlatformIdentifier</c>; empty for a desktop app.</param>
    public static IReadOnlyList<ExpectedScheme> ReadSchemes(IEnumerable<string> files, string platform)
    {
        var documents = files.Select(static path => new OktaJsonFile(path, Read(path), OktaJsonName.KindOf(path)));
        var result = OktaJsonLoader.Load(documents, new OktaJsonOptions(platform));
        var model = result.Model;
        return
        [
            .. new[]
                {
                    Expect("redirectUri", model.RedirectUri.Value, model.RedirectScheme, result.RedirectUriAt),
                    Expect("logoutRedirectUri", model.LogoutRedirectUri.Value, model.LogoutScheme, result.LogoutRedirectUriAt),
                }
                .OfType<ExpectedScheme>()
                .GroupBy(static expected => expected.Scheme)
                .Select(static same => same.First()),
        ];
    }

    private static string? Read(string path)
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

    /// <summary>Null for a value that is missing or no URI: the compiler reports it, and no manifest may hold it.</summary>
    private static ExpectedScheme? Expect(string key, string uri, string scheme, OktaJsonLocation? location) =>
        location is not null && Scheme.IsMatch(scheme)
            ? new(key, uri, scheme, location.Path, location.Start.Line + 1, location.Start.Column + 1)
            : null;
}
