using System.Text.Json.Nodes;

namespace SsoConfig.LocalOrg.Registration;

/// <summary>A JSON response that no cache keeps (RFC 7591 §3.2.1).</summary>
internal sealed class NoStoreJson(JsonObject body, int status) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        httpContext.Response.ContentType = "application/json";
        httpContext.Response.Headers.CacheControl = "no-store";
        httpContext.Response.Headers.Pragma = "no-cache";
        await httpContext.Response.WriteAsync(body.ToJsonString(), httpContext.RequestAborted);
    }
}
