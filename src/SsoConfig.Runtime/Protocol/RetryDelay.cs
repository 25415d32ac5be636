using System.Net;

namespace SsoConfig.Protocol;

/// <summary>How long a provider asks to be left alone (RFC 9110, section 10.2.3): with 429 or 503, as seconds or as a date.</summary>
internal static class RetryDelay
{
    public static TimeSpan? Read(HttpResponseMessage? response, TimeProvider time)
    {
        if (
            response
            is not { StatusCode: HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable, Headers.RetryAfter: { } header }
        )
        {
            return null;
        }

        var delay = header.Delta ?? (header.Date - time.GetUtcNow());
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}
