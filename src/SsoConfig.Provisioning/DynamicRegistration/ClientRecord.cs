using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.DynamicRegistration;

/// <summary>What a provider handed out for a client that was registered from this machine. It prints without the token.</summary>
internal sealed class ClientRecord(string issuer, string origin, string clientId, string? token, string? address, JsonObject environments)
{
    public string Issuer => issuer;

    /// <summary>The origin of the registration endpoint that handed it out, which alone gets the token back.</summary>
    public string RegistrationOrigin => origin;

    public string ClientId => clientId;

    /// <summary>The registration access token (RFC 7592, section 3); null where the provider gives none.</summary>
    public string? Token => token;

    /// <summary>The client configuration endpoint.</summary>
    public Uri? Address => Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri : null;

    /// <summary>The redirect URIs that this tool registered, for each environment.</summary>
    public JsonObject Environments => environments;

    public static ClientRecord? Parse(JsonObject json) =>
        (json.Text("issuer"), json.Text("registration_origin"), json.Text("client_id"), json.At("environments"))
            is ({ } issuer, { } origin, { } clientId, JsonObject environments)
            ? new ClientRecord(
                issuer,
                origin,
                clientId,
                json.Text("registration_access_token"),
                json.Text("registration_client_uri"),
                environments.DeepClone().AsObject()
            )
            : null;

    public JsonObject ToJson() =>
        new()
        {
            ["issuer"] = issuer,
            ["registration_origin"] = origin,
            ["client_id"] = clientId,
            ["registration_access_token"] = token,
            ["registration_client_uri"] = address,
            ["environments"] = environments.DeepClone(),
        };

    /// <summary>The same client after a response, which may bring a new token.</summary>
    public ClientRecord After(JsonObject response, JsonObject? newEnvironments = null) =>
        new(
            issuer,
            origin,
            clientId,
            response.Text("registration_access_token") ?? token,
            response.Text("registration_client_uri") ?? address,
            newEnvironments ?? environments
        );

    public override string ToString() => $"{issuer} {clientId}";
}
