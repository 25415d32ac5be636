using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>The redirect URI that a message proposes.</summary>
internal static class ProposedUri
{
    /// <summary>Another value with everything corrected that has one right form.</summary>
    public static string Correct(string uri, OktaKey key, OktaJsonOptions options) =>
        ClaimedHttpsUri.IsOne(uri) && key is OktaKey.RedirectUri or OktaKey.LogoutRedirectUri
            ? ClaimedHttpsUri.Correct(uri, DefaultPath(key))
            : PrivateUseUri.Correct(uri, ApplicationScheme(options), DefaultPath(key));

    /// <summary>A URI with the scheme of the application id.</summary>
    public static string FromApplicationId(OktaKey key, OktaJsonOptions options) =>
        PrivateUseUri.Create(ApplicationScheme(options), DefaultPath(key));

    /// <summary>A URI with the scheme of another one, and its host where it has one.</summary>
    public static string WithSchemeOf(string uri, OktaKey key, OktaJsonOptions options) =>
        ClaimedHttpsUri.IsOne(uri)
            ? ClaimedHttpsUri.WithLastSegment(uri, DefaultPath(key))
            : PrivateUseUri.Create(UriScheme.From(Correct(uri, key, options)), DefaultPath(key));

    public static string ApplicationScheme(OktaJsonOptions options) => PrivateUseUri.SchemeFromApplicationId(options.ApplicationId);

    private static string DefaultPath(OktaKey key) =>
        key is OktaKey.LogoutRedirectUri or OktaKey.FallbackLogoutRedirectUri ? "logout" : "callback";
}
