using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What an app says of a provider that is not as the specifications say.</summary>
internal static class ProviderRules
{
    private const string Endpoint = "an https URL";
    private const string MetadataExample = "https://idp.example.com/.well-known/openid-configuration";
    private const string EndSessionExample = "https://login.example.com/logout";
    private const string Template = "an https URL with {tenantid} as one part of its path";
    private const string Parameter = "the name of a parameter that the client does not send itself";

    public static void Check(LayerValue value, DiagnosticBag bag)
    {
        switch (value.Key)
        {
            case OktaKey.MetadataAddress when !IsEndpoint(value.Text):
                Report(value, Endpoint, MetadataExample, bag);
                break;
            case OktaKey.EndSessionEndpoint when !IsEndpoint(value.Text):
                Report(value, Endpoint, EndSessionExample, bag);
                break;
            case OktaKey.IssuerTemplate when !TenantTemplate.IsOne(value.Text):
                Report(value, Template, TenantTemplate.Example, bag);
                break;
            case OktaKey.LogoutRedirectParameter when !IsParameter(value.Text):
                Report(value, Parameter, "logout_uri", bag);
                break;
            default:
                break;
        }
    }

    /// <summary>What depends on several keys.</summary>
    public static void Check(EffectiveValues values, DiagnosticBag bag)
    {
        CheckLoopback(values, OktaKey.MetadataAddress, MetadataExample, bag);
        CheckLoopback(values, OktaKey.EndSessionEndpoint, EndSessionExample, bag);
        var template = values.Find(OktaKey.IssuerTemplate);
        if (template is null && values.Find(OktaKey.AllowedTenants) is { Text.Length: > 0 } tenants)
        {
            bag.Add(OktaJsonRules.TenantsWithoutTemplate, tenants.Range, TenantTemplate.Example);
        }

        if (
            template is null
            && values.Find(OktaKey.Issuer) is { } issuer
            && KnownProviders.FindIssuerOfTenant(IssuerUri.WithoutDiscoveryPath(issuer.Text)) is { } example
        )
        {
            bag.Add(OktaJsonRules.IssuerSpelling, issuer.Range, issuer.Text, example);
        }
    }

    /// <summary>
    /// Any program of the device can respond on loopback, so only an issuer that is there itself can have an endpoint there.
    /// </summary>
    private static void CheckLoopback(EffectiveValues values, OktaKey key, string example, DiagnosticBag bag)
    {
        if (
            values.Find(key) is { } endpoint
            && IsEndpoint(endpoint.Text)
            && IssuerUri.IsLoopback(endpoint.Text)
            && values.Find(OktaKey.Issuer) is { } issuer
            && !IssuerUri.IsLoopback(issuer.Text)
        )
        {
            Report(endpoint, $"{Endpoint}, as the issuer is not on this device", example, bag);
        }
    }

    private static void Report(LayerValue value, string expected, string example, DiagnosticBag bag) =>
        bag.Add(OktaJsonRules.ProviderValue, value.Range, value.Text, value.Spelling, expected, JsonText.Quote(example));

    private static bool IsEndpoint(string text) =>
        IssuerUri.FindMalformation(text) is null && IssuerUri.IsHttpsOrLoopback(text) && text.IndexOf('#') < 0;

    private static bool IsParameter(string text)
    {
        foreach (var c in text)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.'))
            {
                return false;
            }
        }

        return text.Length > 0 && text is not ("client_id" or "id_token_hint" or "logout_hint" or "state");
    }
}
