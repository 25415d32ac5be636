using SsoConfig.LocalOrg.Clients;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>
/// What the org registers: public native clients with the authorization code flow (RFC 8252, OpenID Connect Registration §2).
/// </summary>
internal sealed class RegistrationPolicy(LocalOrgOptions options)
{
    private static readonly string[] DefaultScopes = [Scopes.OpenId, Scopes.Profile, Scopes.Email, Scopes.OfflineAccess];

    public IReadOnlyList<string> GrantTypesSupported { get; } = ClientDescriptor.GrantTypesOf(options);

    /// <exception cref="RegistrationException">The client would be something else.</exception>
    public static void RequireNativePublicClient(MetadataReader members)
    {
        if (members.Has("software_statement"))
        {
            throw new RegistrationException(
                RegistrationException.UnapprovedSoftwareStatement,
                "This org does not accept software statements. Remove 'software_statement'."
            );
        }

        // The defaults are those of the specifications, so a request that relies on them is refused as a real provider does.
        Require(members, "application_type", ApplicationTypes.Web, ApplicationTypes.Native);
        Require(members, "token_endpoint_auth_method", ClientAuthenticationMethods.ClientSecretBasic, ClientAuthenticationMethods.None);
        if (members.Strings("response_types") is { } types && !types.SequenceEqual([ResponseTypes.Code]))
        {
            throw Invalid($"'response_types' must be [\"code\"], not [{string.Join(", ", types.Select(static type => $"\"{type}\""))}].");
        }

        if (members.Boolean("dpop_bound_access_tokens"))
        {
            throw Invalid("This org does not support DPoP. Remove 'dpop_bound_access_tokens'.");
        }
    }

    /// <exception cref="RegistrationException">A URI is missing, relative, or of a scheme that a native app cannot own.</exception>
    public static IReadOnlyList<string> RequireRedirectUris(IReadOnlyList<string>? uris)
    {
        if (uris is not { Count: > 0 })
        {
            throw new RegistrationException(RegistrationException.InvalidRedirectUri, "'redirect_uris' must contain at least one URI.");
        }

        return uris.FirstOrDefault(static uri => !IsRedirectUriOfNativeApp(uri)) is { } wrong
            ? throw new RegistrationException(
                RegistrationException.InvalidRedirectUri,
                $"'{wrong}' is not a redirect URI of a native app. {UriRemedy}"
            )
            : uris;
    }

    /// <exception cref="RegistrationException">As for redirect URIs.</exception>
    public static IReadOnlyList<string> RequireLogoutRedirectUris(IReadOnlyList<string>? uris) =>
        uris?.FirstOrDefault(static uri => !IsRedirectUriOfNativeApp(uri)) is { } wrong
            ? throw Invalid($"'{wrong}' in 'post_logout_redirect_uris' is not a redirect URI of a native app. {UriRemedy}")
            : uris ?? [];

    /// <exception cref="RegistrationException">A grant type is not supported, or the authorization code is missing.</exception>
    public IReadOnlyList<string> RequireGrantTypes(MetadataReader members)
    {
        var types = members.Strings("grant_types") ?? [GrantTypes.AuthorizationCode];
        if (types.FirstOrDefault(type => !GrantTypesSupported.Contains(type)) is { } wrong)
        {
            throw Invalid($"The grant type '{wrong}' is not supported. Use {string.Join(", ", GrantTypesSupported)}.");
        }

        return types.Contains(GrantTypes.AuthorizationCode) ? types : throw Invalid("'grant_types' must contain authorization_code.");
    }

    /// <summary>Selects the requested scopes. Words that cannot be a scope (RFC 6749 §3.3) are left out, as the response shows.</summary>
    public static IReadOnlyList<string> SelectScopes(string? scope) =>
        scope is null ? DefaultScopes : [.. scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsScope).Distinct()];

    /// <exception cref="RegistrationException">The org has no endpoint for them.</exception>
    public bool RequirePushedRequests(MetadataReader members)
    {
        var required = members.Boolean("require_pushed_authorization_requests");
        return required && options.PushedRequests == PushedRequests.Off
            ? throw Invalid(
                "This org does not support pushed authorization requests. Remove 'require_pushed_authorization_requests', or start the "
                    + "org with --pushed-requests optional."
            )
            : required;
    }

    private const string UriRemedy =
        "Use a private-use scheme with a dot (com.example.app:/callback), https, or http on loopback, without a fragment.";

    private static bool IsRedirectUriOfNativeApp(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && !text.Any(static character => char.IsWhiteSpace(character) || char.IsControl(character) || character == '#')
        && uri.UserInfo.Length == 0
        && (
            uri.Scheme == Uri.UriSchemeHttp ? uri.IsLoopback
            : uri.Scheme == Uri.UriSchemeHttps ? !uri.IsLoopback
            : uri.Scheme.Contains('.')
        );

    private static bool IsScope(string word) => word.All(static character => character is >= '!' and <= '~' and not ('"' or '\\'));

    private static void Require(MetadataReader members, string name, string byDefault, string required)
    {
        var value = members.String(name) ?? byDefault;
        if (value != required)
        {
            throw Invalid(
                $"'{name}' is '{value}'{(members.Has(name) ? "" : " by default")}, but this org registers public native clients only. "
                    + $"Use '{required}'."
            );
        }
    }

    private static RegistrationException Invalid(string description) => new(RegistrationException.InvalidClientMetadata, description);
}
