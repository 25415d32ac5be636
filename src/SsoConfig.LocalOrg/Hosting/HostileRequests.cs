using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.Hosting;

/// <summary>Refuses what a web page of another origin could make the user's browser send.</summary>
internal static class HostileRequests
{
    /// <summary>A page on another host name for the same address would be of the same origin as the org (DNS rebinding).</summary>
    public static Task RefuseOtherHosts(HttpContext http, RequestDelegate next)
    {
        var address = http.RequestServices.GetRequiredService<OrgAddress>();
        return string.Equals(
            $"{http.Request.Host.Host}:{http.Request.Host.Port ?? 80}",
            address.Authority,
            StringComparison.OrdinalIgnoreCase
        )
            ? next(http)
            : RefuseAsync(
                http,
                StatusCodes.Status421MisdirectedRequest,
                $"This local org responds at {address.Origin} only. From an Android emulator or device, run: adb reverse "
                    + $"tcp:{address.Port} tcp:{address.Port}"
            );
    }

    /// <summary>
    /// A form of the org is submitted from the org's own pages only. The interaction id protects forms too, but a site on another port of
    /// this machine is same-site and can set cookies for the org. Apps send their requests from anywhere, so protocol endpoints are not
    /// covered.
    /// </summary>
    public static Task RefuseForeignForms(HttpContext http, RequestDelegate next)
    {
        var address = http.RequestServices.GetRequiredService<OrgAddress>();
        var origin = http.Request.Headers.Origin;
        return
            !HttpMethods.IsPost(http.Request.Method)
            || origin.Count == 0
            || origin == address.Origin
            || ProviderPaths.EndpointAt(http.Request.Path) is not null
            ? next(http)
            : RefuseAsync(http, StatusCodes.Status403Forbidden, $"This form must be submitted from {address.Origin}.");
    }

    /// <summary>Nothing of the org can be embedded or read by another origin.</summary>
    public static Task IsolateResponses(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(http);
    }

    private static Task RefuseAsync(HttpContext http, int status, string message)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsync(message + "\n");
    }
}
