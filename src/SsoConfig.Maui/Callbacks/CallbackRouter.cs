using System;
using System.Threading.Tasks;
using SsoConfig.Maui.Browsers;

namespace SsoConfig.Maui.Callbacks;

/// <summary>
/// Takes each URI that the system hands to the app to whoever waits for it: the visit that is open, or the pending sign-in that a stopped
/// process or an earlier visit left behind.
/// </summary>
internal sealed class CallbackRouter(SsoOptions options, Func<SsoClient> client, Action<SignInResult>? resumed)
{
    private volatile BrowserVisit? _visit;

    /// <summary>Opens a visit; <see cref="Close"/> it when nobody waits for it any longer.</summary>
    public BrowserVisit Open(BrowserRequest request) => _visit = new BrowserVisit(request.Accepts);

    public void Close(BrowserVisit visit)
    {
        if (_visit == visit)
        {
            _visit = null;
        }
    }

    /// <summary>Delivers a URI that any app could have sent.</summary>
    public async Task<CallbackDelivery> DeliverAsync(string? uri)
    {
        if (uri is null || !IsForUs(uri))
        {
            return CallbackDelivery.Ignored;
        }

        return _visit?.TryReturn(uri) == true ? CallbackDelivery.EndedVisit : await ResumeAsync(uri).ConfigureAwait(false);
    }

    /// <summary>Delivers how a tab has ended.</summary>
    /// <param name="visitId">The <see cref="BrowserVisit.Id"/> that the tab was opened for.</param>
    /// <param name="result">How it has ended.</param>
    public async Task<CallbackDelivery> DeliverAsync(string? visitId, BrowserResult result)
    {
        if (_visit is { } visit && visit.Id == visitId && visit.TryEnd(result))
        {
            return CallbackDelivery.EndedVisit;
        }

        // The visit has ended, or the process that opened the tab is gone.
        return result is BrowserResult.Returned returned
            ? await DeliverAsync(returned.ResponseUri).ConfigureAwait(false)
            : CallbackDelivery.Ignored;
    }

    private bool IsForUs(string uri) =>
        RedirectUriMatch.IsAt(uri, options.RedirectUri) || RedirectUriMatch.IsAt(uri, options.LogoutRedirectUri);

    private async Task<CallbackDelivery> ResumeAsync(string uri)
    {
        if (!RedirectUriMatch.IsAt(uri, options.RedirectUri))
        {
            return CallbackDelivery.Ignored;
        }

        var result = await client().ResumeSignInAsync(uri).ConfigureAwait(false);
        if (IsForeign(result))
        {
            return CallbackDelivery.Ignored;
        }

        resumed?.Invoke(result);
        return CallbackDelivery.ResumedSignIn;
    }

    /// <summary>
    /// Whether the URI was not the response to the pending sign-in: another app sent it, or it is a second copy. Chrome repeats its last
    /// request now and then (https://github.com/dotnet/maui/issues/26929), and that must not show an error to a user who is signed in.
    /// </summary>
    private static bool IsForeign(SignInResult result) =>
        result
            is SignInResult.Failed
            {
                Error.Code: SsoErrorCodes.NoPendingSignIn
                    or SsoErrorCodes.PendingSignInExpired
                    or SsoErrorCodes.StateMismatch
                    or SsoErrorCodes.RedirectMismatch,
            };
}
