using System.Text.Json;
using SsoConfig.Http;

namespace SsoConfig.Protocol;

/// <summary>
/// What a response of the provider says, read once: the error, which OidcClient folds into one string with the raw body in some of them,
/// and the tokens that were issued, accepted or not. Not a record, as that would print the tokens.
/// </summary>
internal sealed class OAuthResponse
{
    /// <summary>RFC 6749, section 5.2, or the status alone; <see langword="null"/> if nothing failed.</summary>
    public SsoError? Failure { get; init; }

    /// <summary>RFC 6749, section 5.1: token_type, if there is one.</summary>
    public string? TokenType { get; private init; }

    public string? AccessToken { get; private init; }

    public string? RefreshToken { get; private init; }

    /// <summary>Native SSO 1.0, section 3.4: device_secret, if there is one.</summary>
    public string? DeviceSecret { get; private init; }

    /// <summary>RFC 8693, section 2.2.1: issued_token_type of a token exchange.</summary>
    public string? IssuedTokenType { get; private init; }

    /// <summary>If the body is not JSON, only the status counts.</summary>
    public static async Task<OAuthResponse> ReadAsync(HttpResponseMessage response, TimeProvider time, CancellationToken cancellationToken)
    {
        var status = response.IsSuccessStatusCode ? null : Errors.HttpStatus((int)response.StatusCode, RetryDelay.Read(response, time));
        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return new OAuthResponse
            {
                Failure = ReadError(body.RootElement, status) ?? status,
                TokenType = body.RootElement.ReadString("token_type"),
                AccessToken = body.RootElement.ReadString("access_token"),
                RefreshToken = body.RootElement.ReadString("refresh_token") is { Length: > 0 } refreshToken ? refreshToken : null,
                DeviceSecret = body.RootElement.ReadString(DeviceSecrets.Parameter),
                IssuedTokenType = body.RootElement.ReadString("issued_token_type"),
            };
        }
        catch (JsonException)
        {
            return new OAuthResponse { Failure = status };
        }
    }

    /// <summary>RFC 6749, section 5.2. Some providers respond with an error and status 200.</summary>
    private static SsoError? ReadError(JsonElement body, SsoError? status)
    {
        if (body.ReadString("error") is not { } error)
        {
            return null;
        }

        var failure = Errors.Provider(error, body.ReadString("error_description"));
        return new SsoError(failure.Code, failure.Message, failure.IsTransient || status is { IsTransient: true }, status?.RetryAfter);
    }
}
