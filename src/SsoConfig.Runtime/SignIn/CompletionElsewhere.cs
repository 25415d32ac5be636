using SsoConfig.Protocol;
using SsoConfig.Tokens;

namespace SsoConfig.SignIn;

/// <summary>
/// The response to a sign-in of this process can come twice, as browsers repeat it, and the copy to another process of the app, which may
/// be the first to redeem it. What that process stores is then the result of this sign-in too: an error must not stand over a success.
/// </summary>
internal sealed class CompletionElsewhere(PendingSignIns pendingSignIns, SessionCache sessions, SsoClientOptions clientOptions)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits while another process redeems the response, two requests to the provider at most.</summary>
    /// <returns>The sign-in that it has stored for the same request; <see langword="null"/> if there is none.</returns>
    public async Task<SignInResult.SignedIn?> FindAsync(PendingAuthorization started, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        while (
            waited < clientOptions.BackchannelTimeout * 2
            && await pendingSignIns.IsClaimedAsync(started, cancellationToken).ConfigureAwait(false)
        )
        {
            await Task.Delay(PollInterval, clientOptions.TimeProvider, cancellationToken).ConfigureAwait(false);
            waited += PollInterval;
        }

        // The nonce is this request's own: the session of any other sign-in has another one.
        var session = await sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        return session?.Nonce == started.Nonce ? new SignInResult.SignedIn(session!.ToSession()) : null;
    }
}
