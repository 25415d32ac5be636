using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Profiles;

/// <summary>
/// One provider: what an app writes in okta.json, and what the provider's documentation says that it does otherwise than the
/// specifications. Each is imitated on the wire, and is a row of docs/providers.md. What is not documented is not assumed.
/// </summary>
public sealed record ProviderProfile
{
    public required string Name { get; init; }

    /// <summary>The keys of okta.json beside the client id and the redirect URIs.</summary>
    public required string OktaJson { get; init; }

    /// <summary>The issuer in the discovery document, if it is not the one in okta.json.</summary>
    public string? StatedIssuer { get; init; }

    /// <summary>The issuer in the id_token, if it is not that of the discovery document.</summary>
    public string? TokenIssuer { get; init; }

    /// <summary>Further claims of the id_token, and those that it lacks (null).</summary>
    public IReadOnlyDictionary<string, JsonNode?> Claims { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Further members of the discovery document, and those that it lacks (null).</summary>
    public IReadOnlyDictionary<string, JsonNode?> Metadata { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Further members of each token response.</summary>
    public IReadOnlyDictionary<string, JsonNode> TokenResponse { get; init; } = new Dictionary<string, JsonNode>();

    /// <summary>Whether it gives a refresh token without <c>offline_access</c>.</summary>
    public bool IssuesRefreshTokensUnasked { get; init; }

    /// <summary>Whether each refresh brings another refresh token.</summary>
    public bool RotatesRefreshTokens { get; init; } = true;

    /// <summary>How sign-out in the browser ends.</summary>
    public Type EndSession { get; init; } = typeof(SignOutStepResult.Done);

    /// <summary>How the revocation of the refresh token ends.</summary>
    public Type Revocation { get; init; } = typeof(SignOutStepResult.Done);

    /// <summary>Whether <c>prompt=login</c> can be proved.</summary>
    public bool ProvesFreshSignIn { get; init; } = true;

    /// <summary>Whether <c>auth_time</c> is when the user authenticated, and not when an app last asked.</summary>
    public bool IsAuthTimeReliable { get; init; } = true;

    /// <summary>What an app developer should know.</summary>
    public required string Notes { get; init; }

    /// <summary>Where the provider's documentation says so.</summary>
    public required IReadOnlyList<ProviderSource> Sources { get; init; }

    public override string ToString() => Name;

    /// <summary>What the generated <c>OktaConfig.Options</c> would be.</summary>
    public SsoOptions ToOptions()
    {
        var json = JsonNode.Parse($"{{ {OktaJson} }}")!.AsObject();
        return Scenario.Options with
        {
            Issuer = Text(json, "issuer")!,
            Scopes = Text(json, "scopes") ?? Scenario.Options.Scopes,
            MetadataAddress = Text(json, "metadataAddress"),
            IssuerTemplate = Text(json, "issuerTemplate"),
            EndSessionEndpoint = Text(json, "endSessionEndpoint"),
            LogoutRedirectParameter = Text(json, "logoutRedirectParameter"),
            TrustedAudiences = [.. (json["trustedAudiences"]?.AsArray() ?? []).Select(static audience => audience!.GetValue<string>())],
        };
    }

    private static string? Text(JsonObject json, string key) => json[key]?.GetValue<string>();
}
