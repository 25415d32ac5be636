namespace SsoConfig.OktaJson;

/// <summary>What an app cannot do without.</summary>
internal static class CompletenessRules
{
    private static readonly OktaKey[] Required = [OktaKey.Issuer, OktaKey.ClientId, OktaKey.RedirectUri, OktaKey.LogoutRedirectUri];

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
            ReportPlaceholder(scopes, JsonText.Quote(ScopeRules.Default), bag);
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
        else if (app.Root is JsonObject root && values.Layers.All(static layer => layer.Document.Problems.Count == 0) && !IsUnusable(key, values))
        {
            var name = OktaKeys.NameOf(key);
            bag.Add(OktaJsonRules.MissingKey, app.At(root.Close), name, $"{JsonText.Quote(name)}: {example}");
        }
    }

    /// <summary>Whether the key stands there with a value of a wrong type, which is reported already.</summary>
    private static bool IsUnusable(OktaKey key, EffectiveValues values) => values.Layers.Any(layer => layer.Unusable.Contains(key));

    private static void ReportPlaceholder(LayerValue placeholder, string example, DiagnosticBag bag) =>
        bag.Add(OktaJsonRules.Placeholder, placeholder.Place, placeholder.Spelling, placeholder.Text, $"the app's own, for example {example}");

    private static string Example(OktaKey key, EffectiveValues values, OktaJsonOptions options)
    {
        var other = values.Find(key == OktaKey.RedirectUri ? OktaKey.LogoutRedirectUri : OktaKey.RedirectUri);
        return key switch
        {
            OktaKey.Issuer => IssuerAddress.Example,
            OktaKey.ClientId => "0oa1b2c3d4e5f6g7h8i9",
            _ when other is not null => $"{UriScheme.Of(RedirectUri.Correct(other.Text, key, options))}:/{RedirectUri.DefaultPath(key)}",
            _ => RedirectUri.OfApplication(key, options),
        };
    }

    private static void ReportServerWithoutDomain(EffectiveValues values, DiagnosticBag bag)
    {
        if (values.Find(OktaKey.AuthorizationServerId) is { } server
            && values.Find(OktaKey.Issuer)?.Spelling != OktaKeys.OktaDomain
            && values.FindPlaceholder(OktaKey.Issuer)?.Spelling != OktaKeys.OktaDomain)
        {
            bag.Add(OktaJsonRules.ServerWithoutDomain, server.Place, server.Spelling);
        }
    }
}
