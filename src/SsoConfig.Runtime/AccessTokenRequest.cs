using SsoConfig.OktaJson.Values;
using SsoConfig.Protocol;
using SsoConfig.Tokens;

namespace SsoConfig;

/// <summary>
/// Which access token is wanted, if not the one of the sign-in: one for another API, from the same sign-in. Keep one object per API.
/// </summary>
public sealed class AccessTokenRequest
{
    private readonly string? _resource;
    private readonly string? _scopes;

    /// <summary>
    /// The API's identifier (<c>resource</c>; RFC 8707): an absolute URI without a fragment, exactly as the provider knows it.
    /// </summary>
    /// <exception cref="ArgumentException">It is not an absolute URI, or has a fragment.</exception>
    public string? Resource
    {
        get => _resource;
        init =>
            _resource =
                value is null || RequestParameterValue.IsResource(value)
                    ? value
                    : throw new ArgumentException(
                        $"'{value}' cannot be a resource. Use an absolute URI without a fragment.",
                        nameof(value)
                    );
    }

    /// <summary>
    /// Space-separated scopes (RFC 6749, section 6): some of those that the sign-in was granted, or what the provider grants for the API.
    /// </summary>
    /// <exception cref="ArgumentException">One of them has a character that no scope may have.</exception>
    public string? Scopes
    {
        get => _scopes;
        init => _scopes = ScopeValues.Check(value);
    }

    internal TokenTarget Target => field ??= new TokenTarget(Resource, Scopes);
}
