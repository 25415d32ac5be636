using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Discovery;

namespace SsoConfig.Provisioning.Apps;

/// <summary>Makes the clients of an app from the values of its layers.</summary>
internal sealed class AppClientBuilder(string name, string file, string environment, IReadOnlyList<Layer> layers)
{
    /// <returns>One client for each client id, and one for the platforms that have none yet.</returns>
    public IReadOnlyList<AppClient> Build()
    {
        var groups = PlatformKeys
            .All.Select(platform => (Platform: platform, Values: new EffectiveValues(layers, platform)))
            .GroupBy(static one => (Provider: ReadProvider(one.Values), ClientId: one.Values.Find(OktaKey.ClientId)?.Text))
            .ToList();
        return [.. groups.Select(group => Build(group.Key.Provider, group.Key.ClientId, [.. group], isOnly: groups.Count == 1))];
    }

    private AppClient Build(
        ProviderSettings provider,
        string? clientId,
        IReadOnlyList<(string Platform, EffectiveValues Values)> platforms,
        bool isOnly
    )
    {
        IReadOnlyList<string> Each(OktaKey key) =>
            [
                .. platforms
                    .SelectMany(one => new[] { one.Values.Find(key), one.Values.FindFallback(key) })
                    .OfType<LayerValue>()
                    .Select(static value => value.Text)
                    .Distinct(),
            ];
        var keys = platforms.Select(static one => one.Platform).ToList();
        return new AppClient
        {
            Name = isOnly ? name : $"{name} ({string.Join(", ", keys)})",
            File = file,
            Environment = environment,
            Platforms = keys,
            Provider = provider,
            ClientId = clientId,
            IsClientIdOfOtherLayer = platforms.All(static one =>
                IsFallback(one.Values) || (IsOfEnvironment(one.Values, OktaKey.Issuer) && !IsOfEnvironment(one.Values, OktaKey.ClientId))
            ),
            ClientIdFile = FindFileForClientId(platforms[0].Values),
            RedirectUris = Each(OktaKey.RedirectUri),
            LogoutRedirectUris = Each(OktaKey.LogoutRedirectUri),
            Links =
            [
                .. platforms
                    .Where(static one => !PlatformKeys.IsDesktop(one.Platform))
                    .SelectMany(static one =>
                        new[] { one.Values.Find(OktaKey.RedirectUri), one.Values.Find(OktaKey.LogoutRedirectUri) }
                            .OfType<LayerValue>()
                            .Where(static value =>
                                ClaimedHttpsUri.IsOne(value.Text) && ClaimedHttpsUri.FindMalformation(value.Text) is null
                            )
                            .Select(value => (one.Platform, value.Text))
                    ),
            ],
            EndSessionEndpoint = platforms[0].Values.Find(OktaKey.EndSessionEndpoint)?.Text,
            LogoutRedirectParameter = platforms[0].Values.Find(OktaKey.LogoutRedirectParameter)?.Text,
            Parameters = ReadParameters(platforms[0].Values),
            UsesNativeSso = platforms.Any(static one => new EffectiveNativeSso(one.Values).IsOn),
            UsesDPoP = platforms.Any(static one => UsesDPoP(one.Values)),
            PlatformsWithoutDPoP = platforms.Any(static one => UsesDPoP(one.Values))
                ? [.. platforms.Where(static one => !UsesDPoP(one.Values)).Select(static one => one.Platform)]
                : [],
            Scopes =
            [
                .. platforms.SelectMany(static one => (one.Values.Find(OktaKey.Scopes)?.Text ?? ScopeList.Default).Split(' ')).Distinct(),
            ],
        };
    }

    private static ProviderSettings ReadProvider(EffectiveValues values) =>
        new(values.Issuer)
        {
            MetadataAddress = values.Find(OktaKey.MetadataAddress)?.Text,
            IssuerTemplate = values.Find(OktaKey.IssuerTemplate)?.Text,
        };

    private static IReadOnlyList<KeyValuePair<string, string>> ReadParameters(EffectiveValues values) =>
        [
            .. values
                .FindParameters()
                .SelectMany(static parameter => parameter.Values.Select(value => KeyValuePair.Create(parameter.Name, value.Value))),
        ];

    private static bool UsesDPoP(EffectiveValues values) => values.Find(OktaKey.DPoP)?.Text == SwitchReader.On;

    // The environment's file where it names the issuer or has a placeholder for the client id; the app's own where it does neither.
    private string FindFileForClientId(EffectiveValues values)
    {
        var overlay = layers.FirstOrDefault(static layer => layer is { PlatformKey: null, Document.Kind: OktaJsonKind.Environment });
        return
            overlay is not null
            && (IsOfEnvironment(values, OktaKey.Issuer) || overlay.Placeholders.Any(static value => value.Key == OktaKey.ClientId))
            ? overlay.Document.Path
            : file;
    }

    /// <summary>Whether the client id is that of every generated app at the local org, until the app has one of its own.</summary>
    private static bool IsFallback(EffectiveValues values) => values.Find(OktaKey.ClientId)?.Layer.Document.Kind == OktaJsonKind.LocalOrg;

    private static bool IsOfEnvironment(EffectiveValues values, OktaKey key) =>
        values.Find(key)?.Layer.Document.Kind == OktaJsonKind.Environment;
}
