using System.Text.Json;

namespace SsoConfig.Protocol;

/// <summary>
/// What an answer of the provider says, read once: the error, which OidcClient folds into one string with the raw body in some of them,
/// and what it keeps to itself of a refresh. No record, as that would print the refresh token.
/// </summary>
internal sealed class OAuthResponse
{
    /// <summary>RFC 6749, section 5.2, or the status alone; null where nothing failed.</summary>
    public SsoError? Failure { get; init; }

    /// <summary>RFC 6749, section 5.1: token_type; null where there is none.</summary>
    public string? TokenType { get; private init; }

    /// <summary>RFC 6749, section 5.1: refresh_token; null where there is none, or an empty one.</summary>
    public string? RefreshToken { get; private init; }

    /// <summary>A body that is no JSON leaves the status alone to speak.</summary>
    public static async Task<OAuthResponse> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var status = response.IsSuccessStatusCode ? null : Errors.HttpStatus((int)response.StatusCode, RetryDelay.Read(response, time));
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return new OAuthResponse
            {
                Failure = ReadError(body.RootElement, status) ?? status,
                TokenType = ReadString(body.RootElement, "token_type"),
                RefreshToken = ReadString(body.RootElement, "refresh_token") is { Length: > 0 } token ? token : null,
            };
        }
        catch (JsonException)
        {
            return new OAuthResponse { Failure = status };
        }
    }

    /// <summary>RFC 6749, section 5.2. Some providers answer with an error and status 200.</summary>
    private static SsoError? ReadError(JsonElement body, SsoError? status)
    {
        if (ReadString(body, "error") is not { } error)
        {
            return null;
        }

        var failure = Errors.Provider(error, ReadString(body, "error_description"));
        return new SsoError(failure.Code, failure.Message, failure.IsTransient || status is { IsTransient: true }, status?.RetryAfter);
    }

    private static string? ReadString(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
