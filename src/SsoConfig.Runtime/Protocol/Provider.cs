using System.Text.Json;
using Duende.IdentityModel.Jwk;
using Duende.IdentityModel.OidcClient;

namespace SsoConfig.Protocol;

/// <summary>
/// What the discovery document says (OpenID Connect Discovery 1.0, section 3), as far as a native client needs it. An endpoint that is not
/// used is not judged: providers list some that are null, relative or without https.
/// </summary>
internal sealed class Provider
{
    // RFC 7518, section 3.1, without `none` and without the HMAC family: a public client has no secret, so a "signature" by HMAC could only
    // be keyed with something public.
    private static readonly HashSet<string> AsymmetricAlgorithms =
    [
        "RS256",
        "RS384",
        "RS512",
        "PS256",
        "PS384",
        "PS512",
        "ES256",
        "ES384",
        "ES512",
    ];

    private readonly JsonElement _document;

    /// <param name="document">The discovery document, a JSON object.</param>
    /// <param name="issuer">The issuer, which was compared with the document's.</param>
    /// <param name="signingKeys">The provider's keys.</param>
    public Provider(JsonElement document, string issuer, SigningKeys signingKeys)
    {
        _document = document;
        Issuer = issuer;
        SigningKeys = signingKeys;
        var announced = document.ReadStrings("id_token_signing_alg_values_supported").Where(AsymmetricAlgorithms.Contains).ToHashSet();
        IdTokenAlgorithms = announced.Count > 0 ? announced : ["RS256"];
    }

    public string Issuer { get; }

    public SigningKeys SigningKeys { get; }

    /// <summary>
    /// The algorithms an id_token may be signed with: those announced, if asymmetric; RS256 if there are none (Core 1.0, section 3.1.3.7).
    /// </summary>
    public IReadOnlySet<string> IdTokenAlgorithms { get; }

    /// <summary>RFC 9207, section 3: a response without <c>iss</c> is then not this provider's.</summary>
    public bool PromisesIssuerParameter => IsTrue("authorization_response_iss_parameter_supported");

    public bool RequiresPushedAuthorization => IsTrue("require_pushed_authorization_requests");

    /// <summary>
    /// The scopes of <paramref name="scopes"/> that the provider does not list, if it lists any (<c>scopes_supported</c> is optional).
    /// </summary>
    public IReadOnlyList<string> FindUnlistedScopes(string scopes)
    {
        var supported = _document.ReadStrings("scopes_supported");
        return supported.Count == 0
            ? []
            : [.. scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(supported, StringComparer.Ordinal)];
    }

    /// <summary>An endpoint of the discovery document; <see langword="null"/> if the provider does not have it.</summary>
    /// <returns>The endpoint, or an error if it is there but must not be used.</returns>
    public Outcome<string>? FindEndpoint(string name)
    {
        if (_document.ReadString(name) is not { Length: > 0 } endpoint)
        {
            return null;
        }

        return SecureTransport.IsUsedBy(endpoint, Issuer)
            ? endpoint
            : Errors.InvalidDiscovery($"its {name} '{Errors.Show(endpoint)}' is not an https URL");
    }

    /// <summary>The endpoints of the code flow, which were found to be usable.</summary>
    public ProviderInformation ToProviderInformation() =>
        new()
        {
            IssuerName = Issuer,
            KeySet = new JsonWebKeySet(),
            AuthorizeEndpoint = FindEndpoint(EndpointNames.Authorization)?.Value,
            TokenEndpoint = FindEndpoint(EndpointNames.Token)?.Value,
            PushedAuthorizationRequestEndpoint = FindEndpoint(EndpointNames.PushedAuthorization)?.Value,
        };

    /// <summary>
    /// Some providers write the flag as a string (azure-activedirectory-identitymodel-extensions-for-dotnet#1242); the strict reading
    /// counts.
    /// </summary>
    private bool IsTrue(string name) =>
        _document.TryFind(name, out var value)
        && (value.ValueKind == JsonValueKind.True || string.Equals(value.AsString(), "true", StringComparison.OrdinalIgnoreCase));
}
