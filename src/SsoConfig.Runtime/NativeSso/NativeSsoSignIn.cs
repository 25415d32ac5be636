using Microsoft.Extensions.Logging;
using SsoConfig.Browser;
using SsoConfig.Diagnostics;
using SsoConfig.Family;
using SsoConfig.OktaJson.Values;
using SsoConfig.Protocol;
using SsoConfig.SignIn;

namespace SsoConfig.NativeSso;

/// <summary>
/// Signs in by the session that another app of the family has started: without a browser where the provider accepts that, and through the
/// browser where it wants to see the user, or the app does.
/// </summary>
internal sealed class NativeSsoSignIn(
    SsoOptions options,
    FamilyCredentials? family,
    UserAgent userAgent,
    ProviderDirectory directory,
    SharedSessionSignIn sharedSession,
    SignInFlow browser,
    ILogger logger
)
{
    public async Task<SignInResult> SignInAsync(SignInRequest request, CancellationToken cancellationToken) =>
        await TryWithoutBrowserAsync(request, cancellationToken).ConfigureAwait(false)
        ?? await browser.SignInAsync(request, cancellationToken).ConfigureAwait(false);

    /// <returns>How it ended, or <see langword="null"/> if the browser is needed.</returns>
    private async Task<SignInResult?> TryWithoutBrowserAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        if (family is null || WantsBrowser(request))
        {
            return null;
        }

        using var reservation = userAgent.TryReserve();
        return reservation is null
            ? new SignInResult.Failed(BrowserErrors.RequestInProgress)
            : await TryCredentialsAsync(family, request, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The stored credential; where that one is dead, the one that another app has stored in the meantime, or has a copy of.
    /// </summary>
    private async Task<SignInResult?> TryCredentialsAsync(
        FamilyCredentials credentials,
        SignInRequest request,
        CancellationToken cancellationToken
    )
    {
        FamilyCredential? dead = null;
        while (await credentials.FindAsync(cancellationToken).ConfigureAwait(false) is { } credential && IsFor(credential, request))
        {
            if (credential.DeviceSecret == dead?.DeviceSecret)
            {
                return null;
            }

            var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
            if (!provider.IsSuccess)
            {
                return new SignInResult.Failed(provider.Error);
            }

            if (!credentials.IsOfferedBy(provider.Value))
            {
                return null;
            }

            var result = await sharedSession
                .SignInAsync(provider.Value, credential, request.AdditionalScopes, cancellationToken)
                .ConfigureAwait(false);
            if (result is not SignInResult.Failed { Error: var error } || !MayBrowserHelp(error))
            {
                return result;
            }

            Log.SharedSessionNotUsed(logger, LoggedErrorCode.From(error));
            if (dead is not null || !NativeSsoErrors.IsDead(error, credentials.Options))
            {
                return null;
            }

            await credentials.EndAsync(provider.Value, credential).ConfigureAwait(false);
            dead = credential;
        }

        return null;
    }

    /// <summary>The app wants the user to see a page of the provider, or to prove something that a shared session does not.</summary>
    private bool WantsBrowser(SignInRequest request) =>
        request.UseEphemeralSession
        || request.Prompt != Prompt.Default
        || request.MaxAge is not null
        || request.AcrValues is { Count: > 0 }
        || request.Parameters.Count > 0
        || options.Parameters.Any(static parameter => !IsNoMatterOfAPage(parameter));

    /// <summary>
    /// A resource, which the exchange repeats; languages, which are those of pages; and authentication context classes that the app only
    /// prefers (OpenID Connect Core 1.0, section 3.1.2.1).
    /// </summary>
    private static bool IsNoMatterOfAPage(KeyValuePair<string, string> parameter) =>
        parameter.Key is RequestParameterName.Resource or "ui_locales" || RequestParameters.IsNamed(parameter, RequestParameters.AcrValues);

    /// <summary>Whether it is the session of the user whom the app expects.</summary>
    private bool IsFor(FamilyCredential credential, SignInRequest request) =>
        (request.ExpectedSubject is null || request.ExpectedSubject == credential.Subject)
        && (request.ExpectedIssuer is null || request.ExpectedIssuer == options.Issuer)
        && (request.LoginHint is null || credential.IsNamedBy(request.LoginHint));

    /// <summary>Not without a network, and not for a user who has signed out in the meantime.</summary>
    private static bool MayBrowserHelp(SsoError error) => !error.IsTransient && error.Code != SsoErrorCodes.NoPendingSignIn;
}
