using System.Text.Json;

namespace SsoConfig.Protocol;

/// <summary>
/// Notes what went wrong on the wire during one flow, as OidcClient folds status, OAuth error and exception into one string, with the raw
/// body in some of them; and the type of the token and a rotated refresh token, as it keeps those of a refresh to itself.
/// </summary>
internal sealed class FailureObserver(Backchannel backchannel) : DelegatingHandler(backchannel)
{
    public SsoError? Failure { get; private set; }

    /// <summary>RFC 6749, section 5.1: token_type of the last answer; null where there is none.</summary>
    public string? TokenType { get; private set; }

    /// <summary>The refresh token of the last answer; null where there is none.</summary>
    public string? RefreshToken { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            Failure = response.IsSuccessStatusCode ? null : await ReadFailureAsync(response, cancellationToken).ConfigureAwait(false);
            (TokenType, RefreshToken) = await ReadTokenAsync(response, cancellationToken).ConfigureAwait(false);
            return response;
        }
        catch (HttpRequestException exception)
        {
            Failure = FromException(exception);
            throw;
        }
    }

    // The backchannel outlives the flow.
    protected override void Dispose(bool disposing) => base.Dispose(disposing: false);

    public static SsoError FromException(HttpRequestException exception) =>
        exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
            ? Errors.TooLarge
            : Errors.Network(exception.InnerException is TimeoutException ? "no answer in time" : exception.HttpRequestError.ToString());

    /// <summary>RFC 6749, section 5.2; a body that is no OAuth error leaves the status alone to speak.</summary>
    public static async Task<SsoError> ReadFailureAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return ReadString(body.RootElement, "error") is { } error
                ? FromOAuthError(status, error, ReadString(body.RootElement, "error_description"))
                : Errors.HttpStatus(status);
        }
        catch (JsonException)
        {
            return Errors.HttpStatus(status);
        }
    }

    private static async Task<(string? TokenType, string? RefreshToken)> ReadTokenAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return (ReadString(body.RootElement, "token_type"), ReadString(body.RootElement, "refresh_token"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static SsoError FromOAuthError(int status, string error, string? description)
    {
        var failure = Errors.Provider(error, description);
        return failure with { IsTransient = failure.IsTransient || Errors.HttpStatus(status).IsTransient };
    }

    private static string? ReadString(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
