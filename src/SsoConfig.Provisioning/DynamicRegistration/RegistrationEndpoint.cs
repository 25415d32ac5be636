using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.DynamicRegistration;

/// <summary>Sends registration requests (RFC 7591) and management requests (RFC 7592), and says in words why one was refused.</summary>
internal sealed class RegistrationEndpoint(ProviderHttp http, Uri endpoint, InitialAccessToken initialAccessToken)
{
    public Uri Address => endpoint;

    public async Task<JsonObject> RegisterAsync(JsonObject metadata, CancellationToken cancellationToken)
    {
        var token = initialAccessToken.For(endpoint);
        var response = await SendAsync(HttpMethod.Post, endpoint, metadata, token, cancellationToken).ConfigureAwait(false);

        // 201 by the RFC; some send 200.
        return response.IsSuccess && response.ToObject() is { } body && body.Text("client_id") is { Length: > 0 }
            ? body
            : throw Refused(response, "register the app");
    }

    public async Task<JsonObject> ReadAsync(ClientRecord record, CancellationToken cancellationToken) =>
        Body(
            await SendAsync(HttpMethod.Get, Managed(record), body: null, record.Token, cancellationToken).ConfigureAwait(false),
            "show the registration"
        );

    public async Task<JsonObject> UpdateAsync(ClientRecord record, JsonObject metadata, CancellationToken cancellationToken) =>
        Body(
            await SendAsync(HttpMethod.Put, Managed(record), metadata, record.Token, cancellationToken).ConfigureAwait(false),
            "update the registration"
        );

    /// <returns>False where the client was gone already.</returns>
    public async Task<bool> DeleteAsync(ClientRecord record, CancellationToken cancellationToken)
    {
        var response = await SendAsync(HttpMethod.Delete, Managed(record), body: null, record.Token, cancellationToken)
            .ConfigureAwait(false);
        return response.IsSuccess
            || (response.Status == HttpStatusCode.Unauthorized ? false : throw Refused(response, "delete the registration"));
    }

    /// <summary>The token is for the provider that gave it: an address elsewhere does not get it.</summary>
    private Uri Managed(ClientRecord record) =>
        record.Address is { } address && Origin.Of(address) == Origin.Of(endpoint)
            ? address
            : throw new ProvisioningException(
                $"{endpoint.Authority} manages its registrations at another host, '{Printable.From(record.Address?.Authority)}', which "
                    + "does not get the token."
            );

    private async Task<ProviderResponse> SendAsync(
        HttpMethod method,
        Uri address,
        JsonObject? body,
        string? token,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, address);
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        try
        {
            return await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderUnreachableException problem)
        {
            throw new ProvisioningException($"{problem.Message} Run the command again when it can be reached.", problem);
        }
    }

    private JsonObject Body(ProviderResponse response, string action) =>
        response.IsSuccess && response.ToObject() is { } body ? body : throw Refused(response, action);

    private ProvisioningException Refused(ProviderResponse response, string action)
    {
        var body = response.ToObject();
        var error = body.Text("error") ?? body.Text("errorCode");
        var description = Printable.From(body.Text("error_description") ?? body.Text("errorSummary") ?? string.Empty);
        return new ProvisioningException($"{endpoint.Authority} did not {action}: {Explain(response, error, description)}");
    }

    private string Explain(ProviderResponse response, string? error, string description) =>
        (response.Status, error) switch
        {
            _ when response.IsRedirect => "it responded with a redirect, which is not followed with a token.",
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) when !initialAccessToken.IsThere => (
                "it wants an initial access token. Create one in the provider's console and set "
                + $"{InitialAccessToken.Variable}. {description}"
            ).TrimEnd(),
            (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden, _) => $"the token was not accepted. {description}".TrimEnd(),
            (HttpStatusCode.TooManyRequests, _) => "too many requests. Run the command again later.",
            (_, "invalid_redirect_uri") =>
                $"it does not accept a redirect URI of okta.json (invalid_redirect_uri). {description}".TrimEnd(),
            (_, { } code) => $"{Printable.From(code)}. {description}".TrimEnd(),
            _ when response.IsSuccess => "its response is not a client's registration (RFC 7591, section 3.2.1).",
            _ => $"HTTP {(int)response.Status} without an error that can be read.",
        };
}
