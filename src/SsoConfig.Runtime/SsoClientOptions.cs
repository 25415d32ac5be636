using Microsoft.Extensions.Logging;

namespace SsoConfig;

/// <summary>
/// What surrounds an <see cref="SsoClient"/>: clock, network, logging and the few limits that an app may want to change.
/// None of it says who signs in or where; that is <see cref="SsoOptions"/>.
/// </summary>
public sealed record SsoClientOptions
{
    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// What sends requests to the provider; it is not disposed by the client. It must not follow redirects or keep cookies.
    /// Default: the platform's own (<see cref="HttpClientHandler"/>), without either.
    /// </summary>
    public HttpMessageHandler? HttpMessageHandler { get; init; }

    /// <summary>Where events go. No token, code, verifier or personal datum is ever logged. Default: nowhere.</summary>
    public ILoggerFactory? LoggerFactory { get; init; }

    /// <summary>
    /// Where the apps of a family keep the credential that they share, if <see cref="SsoOptions.NativeSso"/> is set. Default: none, and
    /// the app signs in through the browser; <c>SsoDesktop.CreateClient</c> and <c>UseSso</c> set that of the platform.
    /// </summary>
    public IFamilyCredentialStore? FamilyCredentialStore { get; init; }

    /// <summary>How long one request to the provider may take. Default: 15 seconds.</summary>
    public TimeSpan BackchannelTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a user may stay in the browser before the visit counts as lost. Default: 10 minutes.</summary>
    public TimeSpan BrowserTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long after its start a sign-in may still be completed by <see cref="SsoClient.ResumeSignInAsync"/>. Default: 30 minutes.
    /// </summary>
    public TimeSpan PendingSignInLifetime { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How far the clocks of this device and the provider may differ when an id_token is checked. Default: 5 minutes.</summary>
    public TimeSpan ClockSkew { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long before its expiry an access token is refreshed; at most half of its lifetime is used. Default: 1 minute.</summary>
    public TimeSpan RefreshAhead { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether <c>max_age=0</c> goes along with <c>prompt=login</c>, so that every provider must state when the user
    /// authenticated (OpenID Connect Core 1.0, section 3.1.2.1). Turn it off only for a provider that mishandles it; the proof of a
    /// fresh authentication is asked for all the same. Default: true.
    /// </summary>
    public bool SendMaxAgeWithPromptLogin { get; init; } = true;

    /// <summary>
    /// Whether a sign-in with <see cref="Prompt.Login"/> counts at a provider that never says in the id_token when the user authenticated
    /// (<c>auth_time</c>). What you give up: the proof. A provider that ignores <c>prompt=login</c>, or an earlier session that gets
    /// through, is not noticed. An <c>auth_time</c> that is there must be fresh all the same, and a max age that you ask for with another
    /// prompt is still proved. Default: false.
    /// </summary>
    public bool AcceptPromptLoginWithoutAuthTime { get; init; }

    /// <summary>
    /// Verifies id_tokens that are signed with Ed25519 (<c>EdDSA</c> of RFC 8037 or <c>Ed25519</c> of RFC 9864), which .NET cannot. What
    /// you give up: the signature is as safe as the library behind this delegate. Default: none, and such an id_token is refused.
    /// </summary>
    public Ed25519Verifier? Ed25519Verifier { get; init; }

    /// <summary>
    /// Whether to push authorization requests (RFC 9126) to a provider that offers it. A provider that requires it gets it in any case.
    /// Default: false, as it costs one request a sign-in and some providers offer it to confidential clients only.
    /// </summary>
    public bool UsePushedAuthorization { get; init; }

    /// <summary>
    /// Whether to ask the userinfo endpoint for the profile after a sign-in (OpenID Connect Core 1.0, section 5.3), for providers that keep
    /// name and address out of the id_token. Default: false, as it costs one request.
    /// </summary>
    public bool LoadProfile { get; init; }

    /// <summary>
    /// Where the keys are kept that tokens are bound to, if <see cref="SsoOptions.UseDPoP"/> is set. Default: none; the client of
    /// SsoConfig.Maui or SsoConfig.Desktop takes the platform's.
    /// </summary>
    public IProofKeyStore? ProofKeyStore { get; init; }
}
