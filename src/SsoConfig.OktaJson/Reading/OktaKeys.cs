using System.Text;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>The keys of okta.json, and those of other configuration files that mean the same.</summary>
internal static class OktaKeys
{
    public const string Issuer = "issuer";
    public const string ClientId = "clientId";
    public const string RedirectUri = "redirectUri";
    public const string LogoutRedirectUri = "logoutRedirectUri";
    public const string FallbackRedirectUri = "fallbackRedirectUri";
    public const string FallbackLogoutRedirectUri = "fallbackLogoutRedirectUri";
    public const string Scopes = "scopes";
    public const string TrustedAudiences = "trustedAudiences";
    public const string MetadataAddress = "metadataAddress";
    public const string IssuerTemplate = "issuerTemplate";
    public const string AllowedTenants = "allowedTenants";
    public const string EndSessionEndpoint = "endSessionEndpoint";
    public const string LogoutRedirectParameter = "logoutRedirectParameter";
    public const string NativeSso = "nativeSso";
    public const string Parameters = "parameters";
    public const string DPoP = "dpop";
    public const string Settings = "settings";
    public const string OktaDomain = "OktaDomain";

    /// <summary>The object that a JSON file of the Xamarin SDK may wrap everything in.</summary>
    public const string XamarinWrapper = "Okta";

    private const int ShortestToSuggest = 4;
    private const int MostEdits = 2;

    private static readonly List<KnownKey> Known = Create();

    /// <summary>All keys that a file may have.</summary>
    public static IEnumerable<string> Accepted =>
        Known.Where(static known => known.Key != OktaKey.PerCall).Select(static known => known.Spelling);

    public static KnownKey? Find(string spelling)
    {
        foreach (var known in Known)
        {
            if (known.Spelling == spelling)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>The name that messages use for a key.</summary>
    public static string NameOf(OktaKey key) =>
        key switch
        {
            OktaKey.Issuer => Issuer,
            OktaKey.ClientId => ClientId,
            OktaKey.RedirectUri => RedirectUri,
            OktaKey.LogoutRedirectUri => LogoutRedirectUri,
            OktaKey.FallbackRedirectUri => FallbackRedirectUri,
            OktaKey.FallbackLogoutRedirectUri => FallbackLogoutRedirectUri,
            OktaKey.Scopes => Scopes,
            OktaKey.TrustedAudiences => TrustedAudiences,
            OktaKey.MetadataAddress => MetadataAddress,
            OktaKey.IssuerTemplate => IssuerTemplate,
            OktaKey.AllowedTenants => AllowedTenants,
            OktaKey.EndSessionEndpoint => EndSessionEndpoint,
            OktaKey.LogoutRedirectParameter => LogoutRedirectParameter,
            OktaKey.NativeSso => NativeSso,
            OktaKey.Parameters => Parameters,
            OktaKey.DPoP => DPoP,
            OktaKey.Settings => Settings,
            _ => "AuthorizationServerId",
        };

    public static bool IsDiscoveryDocument(string spelling) => spelling is "discovery_uri" or "discoveryUri";

    /// <summary>The key that was probably meant: the same letters in another case, or at most two edits away.</summary>
    public static string? Suggest(string spelling)
    {
        var letters = Letters(spelling);
        foreach (var known in Known)
        {
            if (Letters(known.Spelling) == letters)
            {
                return Preferred(known);
            }
        }

        if (spelling.Length < ShortestToSuggest)
        {
            return null;
        }

        foreach (var known in Known)
        {
            if (known.Spelling.Length >= ShortestToSuggest && EditDistance.IsAtMost(MostEdits, letters, Letters(known.Spelling)))
            {
                return known.Spelling;
            }
        }

        return null;
    }

    private static string Preferred(KnownKey known) =>
        known.Key is OktaKey.Platform or OktaKey.PerCall or OktaKey.WithoutEffect or OktaKey.AuthorizationServerId
        || known.Spelling == OktaDomain
            ? known.Spelling
            : NameOf(known.Key);

    /// <summary>What is left of a key when only its letters count.</summary>
    public static string Letters(string spelling)
    {
        var letters = new StringBuilder(spelling.Length);
        foreach (var c in spelling)
        {
            if (c is not ('_' or '-' or ' '))
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }

        return letters.ToString();
    }

    private static List<KnownKey> Create()
    {
        var known = new List<KnownKey>();
        void Add(OktaKey key, params string[] spellings)
        {
            foreach (var spelling in spellings)
            {
                known.Add(new KnownKey(spelling, key));
            }
        }

        Add(OktaKey.Issuer, Issuer, "issuer_url", "issuerUrl", "discovery_uri", "discoveryUri", OktaDomain);
        Add(OktaKey.AuthorizationServerId, "AuthorizationServerId", "authorizationServerId");
        Add(OktaKey.ClientId, ClientId, "client_id", "ClientId");
        Add(OktaKey.RedirectUri, RedirectUri, "redirect_uri", "RedirectUri", "signInRedirectUri");
        Add(OktaKey.LogoutRedirectUri, LogoutRedirectUri, "logout_redirect_uri", "end_session_redirect_uri", "endSessionRedirectUri");
        Add(OktaKey.LogoutRedirectUri, "postLogoutRedirectUri", "PostLogoutRedirectUri", "signOutRedirectUri");
        Add(OktaKey.FallbackRedirectUri, FallbackRedirectUri);
        Add(OktaKey.FallbackLogoutRedirectUri, FallbackLogoutRedirectUri);
        Add(OktaKey.Scopes, Scopes, "scope", "Scope", "Scopes", "authorization_scope");
        Add(OktaKey.TrustedAudiences, TrustedAudiences);
        Add(OktaKey.MetadataAddress, MetadataAddress);
        Add(OktaKey.IssuerTemplate, IssuerTemplate);
        Add(OktaKey.AllowedTenants, AllowedTenants);
        Add(OktaKey.EndSessionEndpoint, EndSessionEndpoint);
        Add(OktaKey.LogoutRedirectParameter, LogoutRedirectParameter);
        Add(OktaKey.NativeSso, NativeSso);
        Add(OktaKey.Parameters, Parameters, "additionalParameters", "additional_parameters");

        // The second is the name in a client's registration (RFC 9449, section 5.2).
        Add(OktaKey.DPoP, DPoP, "dpop_bound_access_tokens");
        Add(OktaKey.Settings, Settings);
        Add(OktaKey.Platform, PlatformKeys.All);
        Add(OktaKey.PerCall, "prompt", "login_hint", "loginHint", "max_age", "maxAge");
        Add(OktaKey.PerCall, PerCallParameter.Movables);
        Add(OktaKey.WithoutEffect, "$schema", "ClockSkew", "CallbackPath", "GetClaimsFromUserInfoEndpoint");

        // AppAuth's auth_config.json: discovery names the endpoints, and https is always required.
        Add(
            OktaKey.WithoutEffect,
            "authorization_endpoint_uri",
            "token_endpoint_uri",
            "registration_endpoint_uri",
            "user_info_endpoint_uri"
        );
        Add(OktaKey.WithoutEffect, "end_session_endpoint_uri", "https_required");
        return known;
    }
}
