using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>
/// Finds the provider's endpoints and keys: two requests (discovery document and key set), kept for a day, so that a later sign-in costs one.
/// </summary>
internal sealed class ProviderDirectory(HttpClient http, SsoOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private volatile Entry? _entry;

    public async Task<Outcome<Provider>> FindAsync(CancellationToken cancellationToken)
    {
        if (_entry is { } known && time.GetUtcNow() < known.FreshUntil)
        {
            return known.Provider;
        }

        await _oneAtATime.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _entry is { } entry && time.GetUtcNow() < entry.FreshUntil
                ? entry.Provider
                : await FetchAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public void Dispose() => _oneAtATime.Dispose();

    private async Task<Outcome<Provider>> FetchAsync(CancellationToken cancellationToken)
    {
        if (!IsSecure(options.Issuer))
        {
            return Errors.InvalidDiscovery("the issuer is neither an https URL nor one on loopback");
        }

        using var request = new DiscoveryDocumentRequest
        {
            Address = options.Issuer,
            Policy = new DiscoveryPolicy
            {
                // Compared below, as it stands: a trailing slash is part of an issuer (Discovery 1.0, section 4.3); this policy ignores one.
                ValidateIssuerName = false,
                // Endpoints may lie on other hosts (Discovery 1.0 has no rule against it, Google does it); https is checked all the same.
                ValidateEndpoints = false,
            },
        };
        using var discovery = await http.GetDiscoveryDocumentAsync(request, cancellationToken).ConfigureAwait(false);
        var provider = Check(discovery);
        if (provider.IsSuccess)
        {
            _entry = new Entry(provider.Value, time.GetUtcNow() + Lifetime);
        }

        return provider;
    }

    private Outcome<Provider> Check(DiscoveryDocumentResponse discovery)
    {
        if (discovery.IsError)
        {
            return Failure(discovery);
        }

        if (discovery.Issuer != options.Issuer)
        {
            return Errors.InvalidDiscovery("it is about another issuer");
        }

        if (string.IsNullOrEmpty(discovery.AuthorizeEndpoint) || string.IsNullOrEmpty(discovery.TokenEndpoint))
        {
            return Errors.InvalidDiscovery("it names no authorization or no token endpoint");
        }

        try
        {
            return new Provider(discovery, new SigningKeys(http, new Uri(discovery.JwksUri!), discovery.KeySet?.RawData ?? string.Empty));
        }
        catch (ArgumentException)
        {
            return Errors.InvalidDiscovery("its key set can't be read");
        }
    }

    private SsoError Failure(DiscoveryDocumentResponse discovery) => discovery.ErrorType switch
    {
        ResponseErrorType.Exception when discovery.Exception is HttpRequestException exception => Errors.NoResponse(exception),
        ResponseErrorType.Http => Errors.DiscoveryStatus((int)discovery.HttpStatusCode, RetryDelay.Read(discovery.HttpResponse, time)),
        ResponseErrorType.PolicyViolation => Errors.InvalidDiscovery(discovery.Error!.TrimEnd('.')),
        _ => Errors.InvalidDiscovery("it is no JSON object of the kind"),
    };

    private static bool IsSecure(string issuer) => Uri.TryCreate(issuer, UriKind.Absolute, out var uri) && SecureTransport.IsUsedBy(uri);

    private sealed record Entry(Provider Provider, DateTimeOffset FreshUntil);
}
