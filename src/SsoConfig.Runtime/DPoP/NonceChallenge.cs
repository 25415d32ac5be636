using System.Net;
using System.Text.Json;
using SsoConfig.Http;

namespace SsoConfig.DPoP;

/// <summary>Whether a server refused a request only because its proof has not the server's nonce.</summary>
internal static class NonceChallenge
{
    private const string ErrorCode = "use_dpop_nonce";

    /// <summary>RFC 9449, section 9: in <c>WWW-Authenticate</c>.</summary>
    public static bool IsFromResource(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.Unauthorized
        && AuthenticationChallenge.ReadAll(response, AuthenticationChallenge.DPoP).Any(static challenge => challenge.Error == ErrorCode);

    /// <summary>RFC 9449, section 8: in the body, which is in memory. The status is 400; some providers send 401.</summary>
    public static async ValueTask<bool> IsFromProviderAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is not (HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized))
        {
            return false;
        }

        try
        {
            using var body = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
            return body.RootElement.ReadString("error") == ErrorCode;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
