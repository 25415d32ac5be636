using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Input;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>A claimed https redirect URI (RFC 8252, section 7.2) leads to one app, on platforms that return it to one.</summary>
internal static class LinkRules
{
    /// <summary>The first version of iOS and Mac Catalyst with <c>ASWebAuthenticationSession.Callback.https</c>.</summary>
    private static readonly Version AppleSupport = new(17, 4);

    public static void Check(LayerValue value, OktaJsonOptions options, DiagnosticBag bag)
    {
        if (PrivateUseUri.HasFragment(value.Text))
        {
            RedirectRules.Report(OktaJsonRules.RedirectFragment, value, options, bag);
        }

        if (ClaimedHttpsUri.FindMalformation(value.Text) is { } malformation)
        {
            var corrected = ProposedUri.Correct(value.Text, value.Key, options);
            bag.Add(OktaJsonRules.LinkMalformed, value.Range, value.ReplaceBy(corrected), value.Text, malformation, corrected);
        }
        else if (ClaimedHttpsUri.HostOf(value.Text) is var host && KnownProviders.PublishesNoLinks(host))
        {
            bag.Add(OktaJsonRules.LinkOfProvider, value.Range, value.Text, host);
        }
    }

    public static void CheckPlatform(EffectiveValues values, string platformKey, OktaJsonOptions options, DiagnosticBag bag)
    {
        CheckPlatform(values, OktaKey.RedirectUri, OktaKey.FallbackRedirectUri, platformKey, options, bag);
        CheckPlatform(values, OktaKey.LogoutRedirectUri, OktaKey.FallbackLogoutRedirectUri, platformKey, options, bag);
    }

    private static void CheckPlatform(
        EffectiveValues values,
        OktaKey key,
        OktaKey fallback,
        string platformKey,
        OktaJsonOptions options,
        DiagnosticBag bag
    )
    {
        if (values.Find(key) is not { } value || !ClaimedHttpsUri.IsOne(value.Text))
        {
            return;
        }

        var proposed = ProposedUri.FromApplicationId(key, options);
        if (PlatformKeys.IsDesktop(platformKey))
        {
            bag.Add(OktaJsonRules.LinkOnDesktop, value.Range, platformKey, value.Text, OktaKeys.NameOf(key), proposed);
        }
        else if (
            PlatformKeys.IsApple(platformKey)
            && platformKey == options.PlatformKey
            && IsBeforeAppleSupport(options.MinimumVersion)
            && values.Find(fallback) is null
        )
        {
            bag.Add(
                OktaJsonRules.LinkBeforeAppleSupport,
                value.Range,
                value.Text,
                platformKey,
                options.MinimumVersion,
                OktaKeys.NameOf(fallback),
                proposed
            );
        }
    }

    /// <summary>A version that is not known, as in a tool that builds nothing, is none to complain about.</summary>
    private static bool IsBeforeAppleSupport(string minimum) =>
        Version.TryParse(minimum.IndexOf('.') < 0 ? minimum + ".0" : minimum, out var version) && version < AppleSupport;
}
