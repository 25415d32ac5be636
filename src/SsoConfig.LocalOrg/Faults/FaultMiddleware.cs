using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Faults;

/// <summary>
/// Makes the endpoints misbehave before the protocol code sees the request. Only an error of the authorization endpoint is left to that
/// code, because it goes to the app.
/// </summary>
internal static class FaultMiddleware
{
    public static async Task InvokeAsync(HttpContext http, RequestDelegate next, LocalOrgFaults faults, LocalOrgLog log)
    {
        var endpoint = ProviderPaths.EndpointAt(http.Request.Path);
        foreach (var effect in endpoint is { } known ? faults.Take(known) : [])
        {
            log.Add(new LocalOrgEvent("fault") { Endpoint = endpoint.ToString(), Outcome = Describe(effect) });
            if (await AppliedAsync(http, next, endpoint, effect))
            {
                return;
            }
        }

        await next(http);
    }

    /// <returns>Whether the response is complete.</returns>
    private static async Task<bool> AppliedAsync(HttpContext http, RequestDelegate next, OrgEndpoint? endpoint, FaultEffect effect)
    {
        switch (effect)
        {
            case FaultEffect.Slow(var delay):
                await Task.Delay(delay, http.RequestAborted);
                return false;
            case FaultEffect.Drop:
                http.Abort();
                return true;
            case FaultEffect.Lost:
                http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null));
                await next(http);
                http.Abort();
                return true;
            case FaultEffect.Status(var code):
                http.Response.StatusCode = code;
                if (code == StatusCodes.Status503ServiceUnavailable)
                {
                    http.Response.Headers.RetryAfter = "1";
                }

                return true;
            case FaultEffect.OAuthError error when endpoint == OrgEndpoint.Authorize:
                http.Features.Set(error);
                return false;
            case FaultEffect.OAuthError(var code):
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync($$"""{"error":"{{code}}"}""");
                return true;
            default:
                throw new InvalidOperationException($"The effect {effect} has no meaning.");
        }
    }

    private static string Describe(FaultEffect effect) =>
        effect switch
        {
            FaultEffect.Slow(var delay) => string.Create(CultureInfo.InvariantCulture, $"slow={delay.TotalSeconds}"),
            FaultEffect.Status(var code) => code.ToString(CultureInfo.InvariantCulture),
            FaultEffect.OAuthError(var code) => code,
            FaultEffect.Lost => "lost",
            _ => "drop",
        };
}
