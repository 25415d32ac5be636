using System.Text.Json.Nodes;
using Microsoft.AspNetCore;
using Microsoft.Net.Http.Headers;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;
using static OpenIddict.Server.OpenIddictServerHandlers;

namespace SsoConfig.LocalOrg.DPoP;

/// <summary>
/// Checks the proof of a request, which OpenIddict does not know: at the token endpoint and the one for pushed requests (RFC 9449 §5 and
/// §10.1), and at userinfo, the org's protected resource (§7.1). Which endpoint a request is for, and which access token it carries, is
/// OpenIddict's word: it takes a path in many spellings, and a token in the header, the query or a form.
/// </summary>
internal static class RequestProof
{
    private const string DPoP = "DPoP ";
    private const string Bearer = "Bearer ";

    private static readonly object ProvenKey = new();

    public static OpenIddictServerBuilder CheckProofs(this OpenIddictServerBuilder server, bool isRequired) =>
        server
            .AddEventHandler<ProcessRequestContext>(handler =>
                handler
                    .SetOrder(InferEndpointType.Descriptor.Order + 500)
                    .UseInlineHandler(context => new ValueTask(CheckAsync(context, isRequired)))
            )
            .AddEventHandler<ProcessAuthenticationContext>(static handler =>
                handler.SetOrder(ValidateAccessToken.Descriptor.Order + 500).UseInlineHandler(RequireKeyOfToken)
            );

    /// <summary>The thumbprint of the key whose proof a request has carried.</summary>
    public static string? ProvenKeyOf(OpenIddictServerTransaction transaction) => HttpOf(transaction).Items[ProvenKey] as string;

    private static Task CheckAsync(ProcessRequestContext context, bool isRequired) =>
        context.EndpointType switch
        {
            OpenIddictServerEndpointType.Token => CheckClientAsync(context, isRequired),
            OpenIddictServerEndpointType.PushedAuthorization => CheckClientAsync(context, isRequired: false),
            OpenIddictServerEndpointType.UserInfo => CheckResource(context),
            _ => Task.CompletedTask,
        };

    private static async Task CheckClientAsync(ProcessRequestContext context, bool isRequired)
    {
        var http = HttpOf(context.Transaction);
        if (http.Request.Headers.ContainsKey(ProofChecker.Header))
        {
            var (thumbprint, refusal) = CheckerOf(http).Check(http, accessToken: null);
            if (refusal is not null)
            {
                await RefuseClientAsync(context, refusal);
                return;
            }

            http.Items[ProvenKey] = thumbprint;
        }
        else if (isRequired)
        {
            await RefuseClientAsync(context, ProofRefusal.Missing);
        }
    }

    private static Task CheckResource(ProcessRequestContext context)
    {
        var http = HttpOf(context.Transaction);
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.StartsWith(DPoP, StringComparison.OrdinalIgnoreCase))
        {
            var accessToken = authorization[DPoP.Length..].Trim();
            var (thumbprint, refusal) = CheckerOf(http).Check(http, accessToken);
            if (refusal is not null || BoundToken.FindThumbprint(accessToken) != thumbprint)
            {
                RefuseResource(context, refusal?.Error ?? "invalid_token");
                return Task.CompletedTask;
            }

            // The header is where OpenIddict looks last: its token is the one of the proof.
            http.Request.Headers.Authorization = Bearer + accessToken;
            http.Items[ProvenKey] = thumbprint;
        }

        return Task.CompletedTask;
    }

    /// <summary>A bound token is not to be used as a Bearer token, wherever it stands (§7.2).</summary>
    private static ValueTask RequireKeyOfToken(ProcessAuthenticationContext context)
    {
        if (
            context is { EndpointType: OpenIddictServerEndpointType.UserInfo, AccessToken: { } accessToken }
            && BoundToken.FindThumbprint(accessToken) is { } bound
            && bound != ProvenKeyOf(context.Transaction)
        )
        {
            RefuseResource(context, "invalid_token");
        }

        return ValueTask.CompletedTask;
    }

    private static Task RefuseClientAsync(ProcessRequestContext context, ProofRefusal refusal)
    {
        var http = HttpOf(context.Transaction);
        Log(http, refusal.Error);
        context.HandleRequest();
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = CacheControlHeaderValue.NoStoreString;
        var body = new JsonObject { ["error"] = refusal.Error, ["error_description"] = refusal.Description };
        return http.Response.WriteAsync(body.ToJsonString());
    }

    private static void RefuseResource(BaseRequestContext context, string error)
    {
        var http = HttpOf(context.Transaction);
        Log(http, error);
        context.HandleRequest();
        http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        http.Response.Headers.WWWAuthenticate = $"DPoP error=\"{error}\", algs=\"{DPoPProof.Algorithm}\"";
    }

    private static void Log(HttpContext http, string error) =>
        http.RequestServices.GetRequiredService<LocalOrgLog>().Add(new LocalOrgEvent("dpop") { Outcome = $"error:{error}" });

    private static HttpContext HttpOf(OpenIddictServerTransaction transaction) => transaction.GetHttpRequest()!.HttpContext;

    private static ProofChecker CheckerOf(HttpContext http) => http.RequestServices.GetRequiredService<ProofChecker>();
}
