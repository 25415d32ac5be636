namespace SsoConfig.OktaJson;

/// <summary>The keys of okta.json, and those of Okta's own configuration files that mean the same.</summary>
internal static class OktaKeys
{
    public const string Issuer = "issuer";
    public const string ClientId = "clientId";
    public const string RedirectUri = "redirectUri";
    public const string LogoutRedirectUri = "logoutRedirectUri";
    public const string Scopes = "scopes";
    public const string Settings = "settings";
    public const string Desktop = "desktop";
    public const string OktaDomain = "OktaDomain";

    /// <summary>The object that a JSON file of the Xamarin SDK may wrap everything in.</summary>
    public const string XamarinWrapper = "Okta";

    public static readonly string[] Platforms = ["android", "ios", "maccatalyst", "windows", Desktop];

    private static readonly Dictionary<string, OktaKey> Meanings = Create();

    /// <summary>All keys that a file may have.</summary>
    public static IEnumerable<string> Accepted => Meanings.Where(static known => known.Value != OktaKey.PerCall).Select(static known => known.Key);

    public static OktaKey? Find(string spelling) => Meanings.TryGetValue(spelling, out var key) ? key : null;

    /// <summary>The name that messages use for a key.</summary>
    public static string NameOf(OktaKey key) => key switch
    {
        OktaKey.Issuer => Issuer,
        OktaKey.ClientId => ClientId,
        OktaKey.RedirectUri => RedirectUri,
        OktaKey.LogoutRedirectUri => LogoutRedirectUri,
        OktaKey.Scopes => Scopes,
        OktaKey.Settings => Settings,
        _ => "AuthorizationServerId",
    };

    public static bool IsDiscoveryDocument(string spelling) => spelling is "discovery_uri" or "discoveryUri";

    /// <summary>The key that was probably meant: the same letters in another case, or up to two slips.</summary>
    public static string? Suggest(string spelling)
    {
        var letters = Letters(spelling);
        foreach (var known in Meanings)
        {
            if (Letters(known.Key) == letters)
            {
                return Spelling(known);
            }
        }

        return spelling.Length < 4 ? null : Meanings.Keys.FirstOrDefault(known => known.Length >= 4 && EditDistance.IsAtMost(2, letters, Letters(known)));
    }

    private static string Spelling(KeyValuePair<string, OktaKey> known) =>
        known.Value is OktaKey.Platform or OktaKey.PerCall or OktaKey.WithoutEffect or OktaKey.AuthorizationServerId || known.Key == OktaDomain
            ? known.Key
            : NameOf(known.Value);

    private static string Letters(string spelling) =>
        new string([.. spelling.Where(static c => c is not ('_' or '-' or ' '))]).ToLowerInvariant();

    private static Dictionary<string, OktaKey> Create()
    {
        var meanings = new Dictionary<string, OktaKey>(StringComparer.Ordinal);
        void Add(OktaKey key, params string[] spellings) => Array.ForEach(spellings, spelling => meanings.Add(spelling, key));
        Add(OktaKey.Issuer, Issuer, "issuer_url", "issuerUrl", "discovery_uri", "discoveryUri", OktaDomain);
        Add(OktaKey.AuthorizationServerId, "AuthorizationServerId", "authorizationServerId");
        Add(OktaKey.ClientId, ClientId, "client_id", "ClientId");
        Add(OktaKey.RedirectUri, RedirectUri, "redirect_uri", "RedirectUri", "signInRedirectUri");
        Add(OktaKey.LogoutRedirectUri, LogoutRedirectUri, "logout_redirect_uri", "end_session_redirect_uri", "endSessionRedirectUri");
        Add(OktaKey.LogoutRedirectUri, "postLogoutRedirectUri", "PostLogoutRedirectUri", "signOutRedirectUri");
        Add(OktaKey.Scopes, Scopes, "scope", "Scope", "Scopes");
        Add(OktaKey.Settings, Settings);
        Add(OktaKey.Platform, Platforms);
        Add(OktaKey.PerCall, "prompt", "login_hint", "loginHint", "max_age", "maxAge");
        Add(OktaKey.WithoutEffect, "$schema", "ClockSkew");
        return meanings;
    }
}
