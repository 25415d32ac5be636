using System.Net;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Okta;

/// <summary>Okta refused a request. Only <see cref="Code"/> decides anything; the texts are Okta's and may change.</summary>
internal sealed class OktaApiException(HttpStatusCode status, string code, string message) : Exception(message)
{
    public HttpStatusCode Status => status;

    public string Code => code;

    /// <param name="action">What was tried, e.g. "create the app".</param>
    /// <param name="scope">The scope that an access token needs for it.</param>
    public static OktaApiException Create(ProviderResponse response, string action, string scope)
    {
        var body = response.ToObject();
        var code = body.Text("errorCode") ?? body.Text("error") ?? string.Empty;
        return new OktaApiException(
            response.Status,
            code,
            $"{response.Address.Host} did not {action}: {Explain(response, body, code, scope)}"
        );
    }

    private static string Explain(ProviderResponse response, System.Text.Json.Nodes.JsonObject? body, string code, string scope) =>
        (response.Status, code) switch
        {
            (HttpStatusCode.Unauthorized, OktaErrorCodes.FeatureMissing) => "the org does not have this feature (E0000015).",
            (HttpStatusCode.Unauthorized, _) =>
                $"the token was not accepted; it is unknown, expired, revoked, or not allowed from this network{Suffix(code)}. "
                    + "Create a new one.",
            (HttpStatusCode.Forbidden, OktaErrorCodes.AccessDenied) =>
                $"the token is valid, but it may not do this (E0000006). An access token needs the scope '{scope}'; the administrator "
                    + "it belongs to needs a role that allows it.",
            (HttpStatusCode.TooManyRequests, _) => "too many requests, and the limit was not lifted in time. Run the command again later.",
            _ when response.IsRedirect => "it responded with a redirect, which is not followed with a token. Check the org's address.",
            _ when body is null => $"HTTP {(int)response.Status} without an error that can be read. Check that this is an Okta org.",
            _ => $"{Causes(body)}{Suffix(code)}",
        };

    private static string Causes(System.Text.Json.Nodes.JsonObject body)
    {
        var causes = body.At("errorCauses") is System.Text.Json.Nodes.JsonArray array
            ? array.Select(static cause => cause.Text("errorSummary")).OfType<string>().ToList()
            : [];
        return Printable.From(
            causes.Count > 0 ? string.Join("; ", causes) : body.Text("errorSummary") ?? body.Text("error_description") ?? "no reason given"
        );
    }

    private static string Suffix(string code) => code.Length > 0 ? $" ({Printable.From(code)})" : string.Empty;
}
