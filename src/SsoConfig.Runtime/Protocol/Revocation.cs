using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>Token revocation (RFC 7009) by a public client.</summary>
internal sealed class Revocation(HttpClient http, string clientId)
{
    public async Task<StepOutcome> RevokeAsync(Provider provider, string token, string hint, CancellationToken cancellationToken)
    {
        if (provider.RevocationEndpoint is not { } endpoint)
        {
            return new StepOutcome.NotSupported();
        }

        using var request = new TokenRevocationRequest
        {
            Address = endpoint,
            ClientId = clientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Token = token,
            TokenTypeHint = hint,
        };
        using var response = await http.RevokeTokenAsync(request, cancellationToken).ConfigureAwait(false);
        return Translate(response);
    }

    /// <summary>Section 2.2: 200 also for a token that is unknown or gone already. Section 2.2.1: the errors.</summary>
    private static StepOutcome Translate(TokenRevocationResponse response)
    {
        if (response.HttpResponse is { IsSuccessStatusCode: true })
        {
            return new StepOutcome.Done();
        }

        if (response.Exception is HttpRequestException exception)
        {
            return new StepOutcome.Failed(FailureObserver.FromException(exception));
        }

        return response.TryGet("error") switch
        {
            "unsupported_token_type" => new StepOutcome.NotSupported(),
            { } error => new StepOutcome.Failed(Errors.Provider(error, response.TryGet("error_description"))),
            null => new StepOutcome.Failed(Errors.HttpStatus((int)response.HttpStatusCode)),
        };
    }
}
