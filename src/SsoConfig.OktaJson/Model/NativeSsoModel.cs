namespace SsoConfig.OktaJson.Model;

/// <summary>How the apps of a family share a sign-in without a browser (OpenID Connect Native SSO for Mobile Apps 1.0).</summary>
/// <param name="Family">Words of lower-case letters and digits with dots between them: names the keychain access group, the Android
/// permission and the folder that the apps share.</param>
/// <param name="Audience">The audience of the token exchange (RFC 8693, section 2.1).</param>
/// <param name="DeviceSecretType">The URI that is the token type of the device secret (<c>actor_token_type</c>).</param>
internal sealed record NativeSsoModel(SourcedValue Family, SourcedValue Audience, SourcedValue DeviceSecretType);
