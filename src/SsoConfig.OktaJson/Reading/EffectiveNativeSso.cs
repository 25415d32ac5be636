using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Reading;

/// <summary>What the layers say about Native SSO on one platform, with the defaults that follow from the issuer.</summary>
internal sealed class EffectiveNativeSso(EffectiveValues values)
{
    public bool IsOn => values.Find(OktaKey.NativeSso)?.Text == NativeSsoKeys.On;

    /// <summary>The URN of the device secret in a token exchange.</summary>
    public string DeviceSecretType =>
        values.Find(OktaKey.NativeSsoDeviceSecretType) is { } written ? Values.DeviceSecretType.Parse(written.Text)
        : KnownProviders.IsOkta(IssuerUri.HostOf(values.Issuer)) ? Values.DeviceSecretType.Okta
        : Values.DeviceSecretType.Standard;

    public bool IsOkta => DeviceSecretType == Values.DeviceSecretType.Okta;

    /// <summary>The audience of the exchange, or empty where it cannot be known without being written.</summary>
    public string Audience =>
        values.Find(OktaKey.NativeSsoAudience) is { } written ? written.Text
        : IsOkta ? OktaAuthorizationServer.FindAudience(values.Issuer)
        : values.Issuer;

    /// <summary>What names the place that the apps of the family share.</summary>
    public string Family => values.Find(OktaKey.NativeSsoFamily)?.Text ?? FamilyName.FromIssuer(values.Issuer);
}
