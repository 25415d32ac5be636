using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SsoConfig.Tests.Support;

internal static class JsonResponse
{
    public static HttpResponseMessage Of(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage RetryAfter(HttpStatusCode status, int? seconds)
    {
        var response = Of(status, string.Empty);
        response.Headers.RetryAfter = seconds is { } delay ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(delay)) : null;
        return response;
    }
}
