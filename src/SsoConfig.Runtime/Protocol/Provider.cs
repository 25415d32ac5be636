using System.Text.Json;
using Duende.IdentityModel.Jwk;
using Duende.IdentityModel.OidcClient;
using SsoConfig.DPoP;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// What the discovery document says (OpenID Connect Discovery 1.0, section 3), as far as a native client needs it. An endpoint that is not
/// used is not judged: providers list some that are null, relative or without https.
/// </summary>
internal sealed class Provider
{
    private readonly JsonElement _document;

    private readonly string? _endSessionEndpoint;

    /// <param name="document">The discovery document, a JSON object, whose issuer was compared.</param>
    /// <param name="options">Where the app signs in.</param>
    /// <param name="tokenIssuer">Who may have issued an id_token.</param>
    /// <param name="signingKeys">The provider's keys.</param>
    public Provider(JsonElement document, SsoOptions options, TokenIssuer tokenIssuer, SigningKeys signingKeys)
    {
        _document = document;
        _endSessionEndpoint = options.EndSessionEndpoint;
        Issuer = options.Issuer;
        TokenIssuer = tokenIssuer;
        SigningKeys = signingKeys;
        var announced = document.ReadStrings("id_token_signing_alg_values_supported").Where(IsVerifiable).ToHashSet();
        IdTokenAlgorithms = announced.Count > 0 ? announced : ["RS256"];
    }

    /// <summary>The issuer in okta.json.</summary>
    public string Issuer { get; }

    public TokenIssuer TokenIssuer { get; }

    public SigningKeys SigningKeys { get; }

    /// <summary>
    /// The algorithms an id_token may be signed with: those announced, if asymmetric; RS256 if there are none (Core 1.0, section 3.1.3.7).
    /// </summary>
    public IReadOnlySet<string> IdTokenAlgorithms { get; }

    /// <summary>RFC 9207, section 3: a response without <c>iss</c> is then not this provider's.</summary>
    public bool PromisesIssuerParameter => IsTrue("authorization_response_iss_parameter_supported");

    /// <summary>Native SSO 1.0, section 5.</summary>
    public bool SupportsNativeSso => IsTrue("native_sso_supported");

    public bool RequiresPushedAuthorization => IsTrue("require_pushed_authorization_requests");

    /// <summary>
    /// Whether our proofs can be verified, as far as the provider says (<c>dpop_signing_alg_values_supported</c> is optional; RFC 9449,
    /// section 5.1).
    /// </summary>
    public bool AcceptsProofs =>
        !_document.TryFind("dpop_signing_alg_values_supported", out _)
        || _document.ReadStrings("dpop_signing_alg_values_supported").Contains(ProofKey.Algorithm, StringComparer.Ordinal);

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

    /// <summary>Where the browser's session is ended; a configured endpoint takes the place of the announced one.</summary>
    public Outcome<string>? FindEndSessionEndpoint()
    {
        if (_endSessionEndpoint is not { } configured)
        {
            return FindEndpoint(EndpointNames.EndSession);
        }

        return SecureTransport.IsUsedBy(configured, Issuer)
            ? configured
            : Errors.InvalidOption("endSessionEndpoint", configured, "an https URL", "https://idp.example.com/logout");
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

    private bool IsVerifiable(string algorithm) =>
        IsAsymmetric(algorithm) || (SigningKeys.VerifiesEd25519 && Ed25519.IsAlgorithm(algorithm));

    /// <summary>
    /// Some providers write the flag as a string (azure-activedirectory-identitymodel-extensions-for-dotnet#1242); the strict reading
    /// counts.
    /// </summary>
    private bool IsTrue(string name) =>
        _document.TryFind(name, out var value)
        && (value.ValueKind == JsonValueKind.True || string.Equals(value.AsString(), "true", StringComparison.OrdinalIgnoreCase));

    // RFC 7518, section 3.1, without `none` and without the HMAC family: a public client has no secret, so a "signature" by HMAC could only
    // be keyed with something public.
    private static bool IsAsymmetric(string algorithm) =>
        algorithm is "RS256" or "RS384" or "RS512" or "PS256" or "PS384" or "PS512" or "ES256" or "ES384" or "ES512";
}
