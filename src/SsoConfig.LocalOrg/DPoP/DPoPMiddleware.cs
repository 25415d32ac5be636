using System.Text.Json.Nodes;
using Microsoft.Net.Http.Headers;
using SsoConfig.LocalOrg.Routes;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>
/// Checks proofs in front of OpenIddict, which knows none: at the token endpoint and the one for pushed requests (RFC 9449 §5 and §10.1),
/// and at userinfo, the org's protected resource (§7.1).
/// </summary>
internal static class DPoPMiddleware
{
    /// <summary>The thumbprint of the key whose proof a request has carried.</summary>
    public static readonly object ProvenKey = new();

    private const string DPoP = "DPoP ";
    private const string Bearer = "Bearer ";

    public static Task InvokeAsync(HttpContext http, RequestDelegate next) =>
        EndpointOf(http.Request.Path) switch
        {
            ProviderPaths.Token => CheckClientAsync(http, next, isRequired: OptionsOf(http).DPoP == DPoPSupport.Required),
            ProviderPaths.PushedAuthorization => CheckClientAsync(http, next, isRequired: false),
            ProviderPaths.UserInfo => CheckResourceAsync(http, next),
            _ => next(http),
        };

    /// <summary>As OpenIddict takes a path for an endpoint's: in any case, and with a slash at the end.</summary>
    private static string EndpointOf(PathString path) => path.Value?.Trim('/').ToLowerInvariant() ?? string.Empty;

    private static async Task CheckClientAsync(HttpContext http, RequestDelegate next, bool isRequired)
    {
        if (http.Request.Headers.ContainsKey(ProofChecker.Header))
        {
            var (thumbprint, refusal) = CheckerOf(http).Check(http, accessToken: null);
            if (refusal is not null)
            {
                await RefuseClientAsync(http, refusal);
                return;
            }

            http.Items[ProvenKey] = thumbprint;
        }
        else if (isRequired)
        {
            await RefuseClientAsync(http, ProofRefusal.Missing);
            return;
        }

        await next(http);
    }

    private static async Task CheckResourceAsync(HttpContext http, RequestDelegate next)
    {
        if (await FindTokenOutsideHeaderAsync(http) is { } misplaced && BoundToken.FindThumbprint(misplaced) is not null)
        {
            await RefuseResource(http, "invalid_token");
            return;
        }

        var authorization = http.Request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(DPoP, StringComparison.OrdinalIgnoreCase))
        {
            // A bound token is not to be used as a Bearer token (§7.2).
            var isBound =
                authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                && BoundToken.FindThumbprint(authorization[Bearer.Length..].Trim()) is not null;
            await (isBound ? RefuseResource(http, "invalid_token") : next(http));
            return;
        }

        var accessToken = authorization[DPoP.Length..].Trim();
        var (thumbprint, refusal) = CheckerOf(http).Check(http, accessToken);
        if (refusal is not null || BoundToken.FindThumbprint(accessToken) != thumbprint)
        {
            await RefuseResource(http, refusal?.Error ?? "invalid_token");
            return;
        }

        http.Request.Headers.Authorization = Bearer + accessToken;
        await next(http);
    }

    /// <summary>OpenIddict also takes a token of the query or of a form (RFC 6750 §2.2 and §2.3), where no proof goes along.</summary>
    private static async Task<string?> FindTokenOutsideHeaderAsync(HttpContext http) =>
        http.Request.Query["access_token"].FirstOrDefault()
        ?? (
            http.Request.HasFormContentType
                ? (await http.Request.ReadFormAsync(http.RequestAborted))["access_token"].FirstOrDefault()
                : null
        );

    private static Task RefuseClientAsync(HttpContext http, ProofRefusal refusal)
    {
        http.RequestServices.GetRequiredService<LocalOrgLog>().Add(new LocalOrgEvent("dpop") { Outcome = $"error:{refusal.Error}" });
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        var body = new JsonObject { ["error"] = refusal.Error, ["error_description"] = refusal.Description };
        return http.Response.WriteAsync(body.ToJsonString());
    }

    private static Task RefuseResource(HttpContext http, string error)
    {
        http.RequestServices.GetRequiredService<LocalOrgLog>().Add(new LocalOrgEvent("dpop") { Outcome = $"error:{error}" });
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = $"DPoP error=\"{error}\", algs=\"{DPoPProof.Algorithm}\"";
        return Task.CompletedTask;
    }

    private static LocalOrgOptions OptionsOf(HttpContext http) => http.RequestServices.GetRequiredService<LocalOrgOptions>();

    private static ProofChecker CheckerOf(HttpContext http) => http.RequestServices.GetRequiredService<ProofChecker>();
}
