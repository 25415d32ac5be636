using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Discovery;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>
/// Sends requests as an app does, without a cookie, a password or a secret: a provider responds without changing anything.
/// </summary>
internal sealed class AuthorizationProbe(ProviderHttp http, ProviderMetadata metadata, AppClient app)
{
    /// <summary>A value that nobody has registered.</summary>
    public static string Invented() => $"sso-doctor-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    /// <returns>Null where the provider did not respond.</returns>
    public async Task<ProbeResponse?> AuthorizeAsync(
        string clientId,
        string redirectUri,
        string scope,
        bool withChallenge,
        CancellationToken cancellationToken
    )
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var parameters = new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["response_type"] = "code",
            ["redirect_uri"] = redirectUri,
            ["scope"] = scope,
            ["state"] = Invented(),
            ["nonce"] = Invented(),
            ["prompt"] = "none",
        };
        if (withChallenge)
        {
            parameters["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
            parameters["code_challenge_method"] = "S256";
        }

        var response = await GetAsync(metadata.Endpoint("authorization_endpoint"), [.. parameters, .. app.Parameters], cancellationToken)
            .ConfigureAwait(false);
        return response is null
            ? null
            : ProbeResponse.Create(
                response,
                redirectUri,
                [.. parameters.Values.Where(static value => value is not ("code" or "none" or "S256"))]
            );
    }

    public async Task<ProbeResponse?> EndSessionAsync(string clientId, string? redirectUri, CancellationToken cancellationToken)
    {
        var parameters = new Dictionary<string, string> { ["client_id"] = clientId };
        if (app.LogoutRedirectParameter is null)
        {
            parameters["state"] = Invented();
        }

        if (redirectUri is not null)
        {
            parameters[app.LogoutRedirectParameter ?? "post_logout_redirect_uri"] = redirectUri;
        }

        var endpoint = app.EndSessionEndpoint is not null ? app.EndSessionAddress : metadata.Endpoint("end_session_endpoint");
        var response = await GetAsync(endpoint, parameters, cancellationToken).ConfigureAwait(false);
        return response is null ? null : ProbeResponse.Create(response, redirectUri ?? "none", [.. parameters.Values]);
    }

    /// <returns>The error of the token endpoint; null where it gave none that can be read.</returns>
    public async Task<string?> RedeemAsync(IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        if (metadata.Endpoint("token_endpoint") is not { } endpoint)
        {
            return null;
        }

        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new FormUrlEncodedContent(form) };
            return (await http.SendAsync(request, cancellationToken).ConfigureAwait(false)).ToObject().Text("error");
        }
        catch (ProviderUnreachableException)
        {
            return null;
        }
    }

    private async Task<ProviderResponse?> GetAsync(
        Uri? endpoint,
        IEnumerable<KeyValuePair<string, string>> parameters,
        CancellationToken cancellationToken
    )
    {
        if (endpoint is null)
        {
            return null;
        }

        var query = string.Join('&', parameters.Select(static one => $"{Uri.EscapeDataString(one.Key)}={Uri.EscapeDataString(one.Value)}"));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{endpoint}{(endpoint.Query.Length > 0 ? '&' : '?')}{query}"));
        request.Headers.Accept.ParseAdd("text/html, application/json");
        try
        {
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnreachableException)
        {
            return null;
        }
    }
}
