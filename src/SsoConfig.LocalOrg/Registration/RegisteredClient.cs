using System.Text.Json.Nodes;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>A client that registered itself.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="IssuedAt">When it registered.</param>
/// <param name="AccessToken">The registration access token (RFC 7592 §3); only its hash is stored.</param>
/// <param name="Metadata">The registered metadata.</param>
internal sealed record RegisteredClient(string ClientId, DateTimeOffset IssuedAt, string AccessToken, JsonObject Metadata)
{
    /// <summary>Without the access token, which belongs in no log.</summary>
    public override string ToString() => $"{nameof(RegisteredClient)} {{ {nameof(ClientId)} = {ClientId} }}";
}
