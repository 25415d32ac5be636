using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What an app cannot do without.</summary>
internal static class CompletenessRules
{
    private static readonly OktaKey[] Required = [OktaKey.Issuer, OktaKey.ClientId, OktaKey.RedirectUri, OktaKey.LogoutRedirectUri];

    private static readonly OktaKey[] ProviderKeys =
    [
        OktaKey.MetadataAddress,
        OktaKey.IssuerTemplate,
        OktaKey.AllowedTenants,
        OktaKey.EndSessionEndpoint,
        OktaKey.LogoutRedirectParameter,
    ];

    public static void Check(EffectiveValues values, OktaJsonDocument app, OktaJsonOptions options, DiagnosticBag bag)
    {
        foreach (var key in Required)
        {
            if (values.Find(key) is null)
            {
                ReportMissing(key, values, app, options, bag);
            }
        }

        if (values.FindPlaceholder(OktaKey.Scopes) is { } scopes)
        {
            ReportPlaceholder(scopes, JsonText.Quote(ScopeList.Default), bag);
        }

        if (values.FindPlaceholder(OktaKey.TrustedAudiences) is { } audiences)
        {
            ReportPlaceholder(audiences, "[\"0oa1b2c3d4e5f6g7h8i9\"]", bag);
        }

        foreach (var key in ProviderKeys)
        {
            if (values.FindPlaceholder(key) is { } placeholder)
            {
                ReportPlaceholder(placeholder, JsonText.Quote("https://login.example.com"), bag);
            }
        }

        ReportServerWithoutDomain(values, bag);
    }

    private static void ReportMissing(OktaKey key, EffectiveValues values, OktaJsonDocument app, OktaJsonOptions options, DiagnosticBag bag)
    {
        var example = JsonText.Quote(Example(key, values, options));
        if (values.FindPlaceholder(key) is { } placeholder)
        {
            ReportPlaceholder(placeholder, example, bag);
        }
        else if (app.Root is JsonObject root && !HasProblems(values) && !values.IsUnusable(key))
        {
            var name = OktaKeys.NameOf(key);
            bag.Add(OktaJsonRules.MissingKey, new DocumentRange(app, root.Close), name, $"{JsonText.Quote(name)}: {example}");
        }
    }

    private static bool HasProblems(EffectiveValues values)
    {
        foreach (var layer in values.Layers)
        {
            if (layer.Document.Problems.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static void ReportPlaceholder(LayerValue placeholder, string example, DiagnosticBag bag) =>
        bag.Add(
            OktaJsonRules.Placeholder,
            placeholder.Range,
            placeholder.Spelling,
            placeholder.Text,
            $"the app's own, for example {example}"
        );

    private static string Example(OktaKey key, EffectiveValues values, OktaJsonOptions options)
    {
        var other = values.Find(key == OktaKey.RedirectUri ? OktaKey.LogoutRedirectUri : OktaKey.RedirectUri);
        return key switch
        {
            OktaKey.Issuer => IssuerUri.Example,
            OktaKey.ClientId => "0oa1b2c3d4e5f6g7h8i9",
            _ when other is not null => ProposedUri.WithSchemeOf(other.Text, key, options),
            _ => ProposedUri.FromApplicationId(key, options),
        };
    }

    private static void ReportServerWithoutDomain(EffectiveValues values, DiagnosticBag bag)
    {
        if (
            values.Find(OktaKey.AuthorizationServerId) is { } server
            && values.Find(OktaKey.Issuer)?.Spelling != OktaKeys.OktaDomain
            && values.FindPlaceholder(OktaKey.Issuer)?.Spelling != OktaKeys.OktaDomain
        )
        {
            bag.Add(OktaJsonRules.ServerWithoutDomain, server.Range, server.Spelling);
        }
    }
}
