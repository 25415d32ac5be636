using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>Token revocation (RFC 7009) by a public client.</summary>
internal sealed class RevocationClient(HttpClient http, string clientId, TimeProvider time)
{
    public async Task<RevocationOutcome> RevokeAsync(Provider provider, string token, string hint, CancellationToken cancellationToken)
    {
        if (provider.FindEndpoint(EndpointNames.Revocation) is not { } endpoint)
        {
            return RevocationOutcome.NotSupported;
        }

        return endpoint.IsSuccess
            ? await RevokeAsync(endpoint.Value, token, hint, cancellationToken).ConfigureAwait(false)
            : RevocationOutcome.Failed(endpoint.Error);
    }

    private async Task<RevocationOutcome> RevokeAsync(string endpoint, string token, string hint, CancellationToken cancellationToken)
    {
        using var request = new TokenRevocationRequest
        {
            Address = endpoint,
            ClientId = clientId,
            ClientCredentialStyle = ClientCredentialStyle.PostBody,
            Token = token,
            TokenTypeHint = hint,
        };
        using var response = await http.RevokeTokenAsync(request, cancellationToken).ConfigureAwait(false);
        return response.HttpResponse is { } httpResponse
            ? await TranslateAsync(httpResponse, cancellationToken).ConfigureAwait(false)
            : RevocationOutcome.Failed(
                response.Exception is HttpRequestException exception
                    ? Errors.NoResponse(exception)
                    : Errors.InvalidResponse("the response to the revocation cannot be read")
            );
    }

    /// <summary>
    /// Section 2.2: 200 also for a token that is unknown or gone already, whatever the body says. Section 2.2.1: the errors.
    /// </summary>
    private async Task<RevocationOutcome> TranslateAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return RevocationOutcome.Done;
        }

        var failure = (await OAuthResponse.ReadAsync(response, time, cancellationToken).ConfigureAwait(false)).Failure!;
        return failure.Code == "unsupported_token_type" ? RevocationOutcome.NotSupported : RevocationOutcome.Failed(failure);
    }
}
