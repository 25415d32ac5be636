using Duende.IdentityModel.Client;

namespace SsoConfig.Protocol;

/// <summary>Token revocation (RFC 7009) by a public client.</summary>
internal sealed class Revocation(HttpClient http, string clientId)
{
    public async Task<SignOutStepResult> RevokeAsync(Provider provider, string token, string hint, CancellationToken cancellationToken)
    {
        if (provider.RevocationEndpoint is not { } endpoint)
        {
            return new SignOutStepResult.NotSupported();
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
        return response.HttpResponse is { } answer
            ? await TranslateAsync(answer, cancellationToken).ConfigureAwait(false)
            : new SignOutStepResult.Failed(Errors.NoAnswer((HttpRequestException)response.Exception!));
    }

    /// <summary>Section 2.2: 200 also for a token that is unknown or gone already, whatever the body says. Section 2.2.1: the errors.</summary>
    private static async Task<SignOutStepResult> TranslateAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return new SignOutStepResult.Done();
        }

        var failure = (await OAuthAnswer.ReadAsync(response, cancellationToken).ConfigureAwait(false)).Failure!;
        return failure.Code == "unsupported_token_type" ? new SignOutStepResult.NotSupported() : new SignOutStepResult.Failed(failure);
    }
}
