using System.Text.Json;
using System.Text.Json.Nodes;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>
/// The metadata of a registered client (RFC 7591 §2, OpenID Connect Dynamic Client Registration 1.0 §2, RP-Initiated Logout 1.0 §3.1). The
/// org registers public native clients only; members that it doesn't know are ignored.
/// </summary>
internal sealed record ClientMetadata
{
    // Kept and returned as they are.
    private static readonly string[] InformationalMembers =
    [
        "client_uri",
        "logo_uri",
        "tos_uri",
        "policy_uri",
        "software_id",
        "software_version",
    ];

    public string? Name { get; private init; }

    public required IReadOnlyList<string> RedirectUris { get; init; }

    public required IReadOnlyList<string> LogoutRedirectUris { get; init; }

    public required IReadOnlyList<string> GrantTypes { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required bool RequirePushedRequests { get; init; }

    public required JsonObject Informational { get; init; }

    /// <exception cref="RegistrationException">The metadata is not valid.</exception>
    public static ClientMetadata Parse(JsonElement request, RegistrationPolicy policy)
    {
        var members = new MetadataReader(request);
        RegistrationPolicy.RequireNativePublicClient(members);
        return new ClientMetadata
        {
            Name = members.String("client_name"),
            RedirectUris = RegistrationPolicy.RequireRedirectUris(members.Strings("redirect_uris")),
            LogoutRedirectUris = RegistrationPolicy.RequireLogoutRedirectUris(members.Strings("post_logout_redirect_uris")),
            GrantTypes = policy.RequireGrantTypes(members),
            Scopes = RegistrationPolicy.SelectScopes(members.String("scope")),
            RequirePushedRequests = policy.RequirePushedRequests(members),
            Informational = InformationalOf(members),
        };
    }

    public LocalOrgApp ToApp(string clientId) =>
        new()
        {
            Name = Name ?? clientId,
            ClientId = clientId,
            RedirectUris = RedirectUris,
            LogoutRedirectUris = LogoutRedirectUris,
            Scopes = Scopes,
        };

    public JsonObject ToJson()
    {
        var json = (JsonObject)Informational.DeepClone();
        if (Name is not null)
        {
            json["client_name"] = Name;
        }

        json["application_type"] = ApplicationTypes.Native;
        json["redirect_uris"] = ToArray(RedirectUris);
        json["post_logout_redirect_uris"] = ToArray(LogoutRedirectUris);
        json["grant_types"] = ToArray(GrantTypes);
        json["response_types"] = ToArray([ResponseTypes.Code]);
        json["token_endpoint_auth_method"] = ClientAuthenticationMethods.None;
        json["scope"] = string.Join(' ', Scopes);
        json["require_pushed_authorization_requests"] = RequirePushedRequests;
        return json;
    }

    private static JsonArray ToArray(IEnumerable<string> values) => [.. values.Select(static value => JsonValue.Create(value))];

    private static JsonObject InformationalOf(MetadataReader members)
    {
        var informational = new JsonObject();
        foreach (var name in InformationalMembers)
        {
            if (members.String(name) is { } value)
            {
                informational[name] = value;
            }
        }

        if (members.Strings("contacts") is { } contacts)
        {
            informational["contacts"] = ToArray(contacts);
        }

        return informational;
    }
}
