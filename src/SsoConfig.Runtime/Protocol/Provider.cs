using Duende.IdentityModel.Client;
using Duende.IdentityModel.OidcClient;

namespace SsoConfig.Protocol;

/// <summary>What the discovery document says (OpenID Connect Discovery 1.0, section 3), as far as a native client needs it.</summary>
internal sealed class Provider
{
    // RFC 7518, section 3.1, without `none` and without the HMAC family: a public client has no secret, so a "signature" by HMAC could only
    // be keyed with something public.
    private static readonly HashSet<string> AsymmetricAlgorithms =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    private readonly DiscoveryDocumentResponse _discovery;

    public Provider(DiscoveryDocumentResponse discovery, SigningKeys signingKeys)
    {
        _discovery = discovery;
        SigningKeys = signingKeys;
        var announced = discovery.IdTokenSigningAlgorithmsSupported.Where(AsymmetricAlgorithms.Contains).ToHashSet();
        IdTokenAlgorithms = announced.Count > 0 ? announced : ["RS256"];
    }

    public string Issuer => _discovery.Issuer!;

    public SigningKeys SigningKeys { get; }

    /// <summary>The algorithms an id_token may be signed with: those announced, if asymmetric; RS256 where none is (Core 1.0, section 3.1.3.7).</summary>
    public IReadOnlySet<string> IdTokenAlgorithms { get; }

    /// <summary>RFC 9207, section 3: an answer without <c>iss</c> is then not this provider's.</summary>
    public bool PromisesIssuerParameter => _discovery.AuthorizationResponseIssParameterSupported == true;

    public bool RequiresPushedAuthorization => _discovery.RequirePushedAuthorizationRequests == true;

    public string? RevocationEndpoint => _discovery.RevocationEndpoint;

    public string? EndSessionEndpoint => _discovery.EndSessionEndpoint;

    public string? UserInfoEndpoint => _discovery.UserInfoEndpoint;

    public ProviderInformation ToProviderInformation() => new()
    {
        IssuerName = Issuer,
        KeySet = _discovery.KeySet,
        AuthorizeEndpoint = _discovery.AuthorizeEndpoint,
        TokenEndpoint = _discovery.TokenEndpoint,
        PushedAuthorizationRequestEndpoint = _discovery.PushedAuthorizationRequestEndpoint,
        EndSessionEndpoint = _discovery.EndSessionEndpoint,
        UserInfoEndpoint = _discovery.UserInfoEndpoint,
    };
}
