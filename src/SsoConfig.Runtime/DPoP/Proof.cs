using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SsoConfig.DPoP;

/// <summary>A proof of possession for one request (RFC 9449, section 4.2). Each one is made anew: it counts once.</summary>
internal static class Proof
{
    private const int IdBytes = 16;

    /// <param name="key">The key that the token is, or is to be, bound to.</param>
    /// <param name="method">The method of the request.</param>
    /// <param name="uri">Its URI.</param>
    /// <param name="accessToken">The access token that goes along, at a resource.</param>
    /// <param name="nonce">The server's nonce, if it has given one.</param>
    /// <param name="issuedAt">The time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async ValueTask<string> CreateAsync(
        ProofKey key,
        HttpMethod method,
        Uri uri,
        string? accessToken,
        string? nonce,
        DateTimeOffset issuedAt,
        CancellationToken cancellationToken
    )
    {
        var input = $"{key.EncodedHeader}.{EncodeClaims(method, uri, accessToken, nonce, issuedAt)}";
        var signature = await key.SignAsync(Encoding.ASCII.GetBytes(input), cancellationToken).ConfigureAwait(false);
        return $"{input}.{Base64Url.EncodeToString(signature)}";
    }

    private static string EncodeClaims(HttpMethod method, Uri uri, string? accessToken, string? nonce, DateTimeOffset issuedAt)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("jti", Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)));
            json.WriteString("htm", method.Method);
            json.WriteString("htu", TargetUri(uri));
            json.WriteNumber("iat", issuedAt.ToUnixTimeSeconds());
            if (accessToken is not null)
            {
                json.WriteString("ath", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken))));
            }

            if (nonce is not null)
            {
                json.WriteString("nonce", nonce);
            }

            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <summary>
    /// The target URI as it is sent, escaped, without query and fragment; the port only where it is not the scheme's own.
    /// </summary>
    private static string TargetUri(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
        return $"{uri.Scheme}://{host}{(uri.IsDefaultPort ? string.Empty : $":{uri.Port}")}{uri.AbsolutePath}";
    }
}
