using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What the apps of a family need to share a sign-in without a browser.</summary>
internal static class NativeSsoRules
{
    private static readonly OktaKey[] Details = [OktaKey.NativeSsoFamily, OktaKey.NativeSsoAudience, OktaKey.NativeSsoDeviceSecretType];

    public static void CheckFamily(LayerValue value, DiagnosticBag bag)
    {
        if (!FamilyName.IsValid(value.Text))
        {
            var corrected = FamilyName.Correct(value.Text);
            bag.Add(OktaJsonRules.FamilyName, value.Range, value.ReplaceBy(corrected), value.Text, corrected);
        }
    }

    public static void CheckDeviceSecretType(LayerValue value, DiagnosticBag bag)
    {
        if (!DeviceSecretType.IsValid(value.Text))
        {
            bag.Add(OktaJsonRules.DeviceSecretType, value.Range, value.Text);
        }
    }

    /// <summary>What is wrong on one platform, where it is on.</summary>
    public static void Check(EffectiveValues values, DiagnosticBag bag)
    {
        var native = new EffectiveNativeSso(values);
        if (!native.IsOn)
        {
            return;
        }

        foreach (var key in Details)
        {
            if (values.FindPlaceholder(key) is { } placeholder)
            {
                bag.Add(
                    OktaJsonRules.Placeholder,
                    placeholder.Range,
                    placeholder.Spelling,
                    placeholder.Text,
                    $"{Example(key)}, or remove it"
                );
            }
        }

        // The device secret belongs to the issuer of one tenant, which is known only after the sign-in.
        if (values.Find(OktaKey.IssuerTemplate) is { } template && values.Find(OktaKey.NativeSso) is { } setting)
        {
            bag.Add(OktaJsonRules.NativeSsoOfSeveralTenants, setting.Range, template.Spelling);
        }

        if (native.IsOkta && values.Find(OktaKey.Issuer) is { } issuer && values.Find(OktaKey.NativeSso) is { } isOn)
        {
            CheckOkta(native, values, issuer, isOn, bag);
        }
    }

    private static void CheckOkta(EffectiveNativeSso native, EffectiveValues values, LayerValue issuer, LayerValue isOn, DiagnosticBag bag)
    {
        if (OktaAuthorizationServer.IsOrg(values.Issuer))
        {
            bag.Add(OktaJsonRules.NativeSsoAtOrg, issuer.Range, values.Issuer.TrimEnd('/'));
        }
        else if (
            native.Audience.Length == 0
            && values.FindPlaceholder(OktaKey.NativeSsoAudience) is null
            && !values.IsUnusable(OktaKey.NativeSsoAudience)
        )
        {
            bag.Add(OktaJsonRules.NativeSsoAudience, isOn.Range, values.Issuer);
        }
    }

    private static string Example(OktaKey key) =>
        JsonText.Quote(
            key switch
            {
                OktaKey.NativeSsoFamily => "com.example.apps",
                OktaKey.NativeSsoAudience => "api://default",
                _ => DeviceSecretType.StandardName,
            }
        );
}
