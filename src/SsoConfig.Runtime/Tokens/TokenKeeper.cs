using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// Holds the session in memory for the hot path and renews it: one renewal at a time for all callers of this process, and by the store's lock for
/// all processes of this app. What is renewed is stored before anyone sees it.
/// </summary>
internal sealed class TokenKeeper(
    SessionStore store,
    ProviderDirectory directory,
    ProtocolClient protocol,
    SsoClientOptions clientOptions,
    ILogger logger) : IDisposable
{
    /// <summary>After a failed renewal ahead of expiry the old token is handed out for this long before the next try.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    private static readonly AccessTokenResult.SignedOut SignedOut = new();

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private Task<AccessTokenResult>? _renewal;
    private HeldToken? _held;

    /// <summary>Counts the changes of the session by this process.</summary>
    private int _epoch;

    /// <summary>A renewed session that could not be stored, and the refresh token it replaces.</summary>
    private (StoredSession Session, string Replaces)? _unstored;

    /// <summary>Without allocation or I/O while the token is good.</summary>
    public ValueTask<AccessTokenResult> GetAsync(CancellationToken cancellationToken)
    {
        var held = Volatile.Read(ref _held);
        return held is not null && held.IsGood(clientOptions.TimeProvider.GetUtcNow())
            ? new ValueTask<AccessTokenResult>(held.Result)
            : new ValueTask<AccessTokenResult>(RenewAsync(refused: null, cancellationToken));
    }

    /// <summary>A token other than <paramref name="refused"/>, which a resource would not take.</summary>
    public async Task<AccessTokenResult> RenewAsync(string? refused, CancellationToken cancellationToken)
    {
        var result = await JoinRenewal(refused).WaitAsync(cancellationToken).ConfigureAwait(false);
        return result is AccessTokenResult.Valid valid && valid.AccessToken == refused
            // The renewal that was joined did not know of the refusal.
            ? await JoinRenewal(refused).WaitAsync(cancellationToken).ConfigureAwait(false)
            : result;
    }

    /// <summary>The session in the store, as another process of this app may have changed it.</summary>
    public async ValueTask<StoredSession?> ReadAsync(CancellationToken cancellationToken)
    {
        var epoch = Volatile.Read(ref _epoch);
        var session = await store.ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        Observe(session, epoch);
        return session;
    }

    /// <summary>What this process has seen of it last, for the time in which the store can't be read.</summary>
    public StoredSession? LastSeen => Volatile.Read(ref _held)?.Session;

    /// <summary>Stores a new sign-in in the place of any earlier one.</summary>
    public async Task ReplaceAsync(StoredSession session, CancellationToken cancellationToken)
    {
        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WriteSessionAsync(session, cancellationToken).ConfigureAwait(false);
        Publish(session);
    }

    /// <summary>Deletes the session; the caller holds the store's lock.</summary>
    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        Publish(null);
        await store.DeleteSessionAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private Task<AccessTokenResult> JoinRenewal(string? refused)
    {
        lock (_gate)
        {
            // Run outside the gate, and not as part of one caller: its cancellation must not end it for the others.
            return _renewal ??= Task.Run(() => RunRenewalAsync(refused), CancellationToken.None);
        }
    }

    private async Task<AccessTokenResult> RunRenewalAsync(string? refused)
    {
        try
        {
            return await RenewUnderLockAsync(refused, _lifetime.Token).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            return StillGood(Volatile.Read(ref _held), refused) ?? (AccessTokenResult)new AccessTokenResult.Failed(exception.Error);
        }
        finally
        {
            lock (_gate)
            {
                _renewal = null;
            }
        }
    }

    private async Task<AccessTokenResult> RenewUnderLockAsync(string? refused, CancellationToken cancellationToken)
    {
        // Only a look: most calls that come here find nobody signed in, or a token that another caller has renewed since.
        if (Settle(await ReadHeldAsync(cancellationToken).ConfigureAwait(false), refused) is { } settled)
        {
            return settled;
        }

        await using var @lock = (await store.LockAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await StoreUnstoredAsync(cancellationToken).ConfigureAwait(false);
        var held = await ReadHeldAsync(cancellationToken).ConfigureAwait(false);
        return Settle(held, refused) ?? await RefreshAsync(held!, refused, cancellationToken).ConfigureAwait(false);
    }

    private async Task<HeldToken?> ReadHeldAsync(CancellationToken cancellationToken)
    {
        var epoch = Volatile.Read(ref _epoch);
        return Observe(await store.ReadSessionAsync(cancellationToken).ConfigureAwait(false), epoch);
    }

    private async Task StoreUnstoredAsync(CancellationToken cancellationToken)
    {
        if (_unstored is not var (session, replaces))
        {
            return;
        }

        var stored = await store.ReadSessionAsync(cancellationToken).ConfigureAwait(false);
        if (stored?.RefreshToken == replaces)
        {
            await store.WriteSessionAsync(session, cancellationToken).ConfigureAwait(false);
        }

        _unstored = null;
    }

    /// <summary>The answer that needs no request, if there is one.</summary>
    private AccessTokenResult? Settle(HeldToken? held, string? refused)
    {
        if (held is null)
        {
            return SignedOut;
        }

        return held.Session.AccessToken != refused && held.IsGood(clientOptions.TimeProvider.GetUtcNow()) ? held.Result : null;
    }

    private async Task<AccessTokenResult> RefreshAsync(HeldToken held, string? refused, CancellationToken cancellationToken)
    {
        var session = held.Session;
        if (session.RefreshToken is null)
        {
            return StillGood(held, refused) ?? (AccessTokenResult)SignedOut;
        }

        using var operation = Telemetry.Start("token_refresh", clientOptions.TimeProvider);
        var (tokens, rotated) = await RequestAsync(session, cancellationToken).ConfigureAwait(false);
        if (tokens.IsSuccess)
        {
            operation.End("refreshed", null);
            return await StoreAsync(session, tokens.Value, cancellationToken).ConfigureAwait(false);
        }

        operation.End("failed", tokens.Error);
        if (tokens.Error.Code == "invalid_grant")
        {
            Log.SignedOutByProvider(logger);
            await ForgetAsync(cancellationToken).ConfigureAwait(false);
            return SignedOut;
        }

        Log.RefreshFailed(logger, tokens.Error.Code);
        if (rotated is not null)
        {
            session = session with { RefreshToken = rotated };
            await store.WriteSessionAsync(session, cancellationToken).ConfigureAwait(false);
            held = Publish(session)!;
        }

        return StillGood(held, refused) ?? (AccessTokenResult)new AccessTokenResult.Failed(tokens.Error);
    }

    private async Task<(Outcome<TokenSet> Tokens, string? Rotated)> RequestAsync(StoredSession session, CancellationToken cancellationToken)
    {
        var provider = await directory.FindAsync(cancellationToken).ConfigureAwait(false);
        return provider.IsSuccess
            ? await protocol.RefreshAsync(provider.Value, session.ToRefreshRequest(), cancellationToken).ConfigureAwait(false)
            : (provider.Error, null);
    }

    private async Task<AccessTokenResult> StoreAsync(StoredSession old, TokenSet tokens, CancellationToken cancellationToken)
    {
        var renewed = SessionFactory.Renew(old, tokens);
        try
        {
            await store.WriteSessionAsync(renewed, cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            // The provider has rotated already: what is lost here would be lost for good once the leeway ends.
            _unstored = (renewed, old.RefreshToken!);
            Log.RefreshedTokensNotStored(logger, exception.Error.Code);
            return new AccessTokenResult.Failed(exception.Error);
        }

        Log.TokenRefreshed(logger, renewed.ExpiresAt, renewed.RefreshToken != old.RefreshToken);
        return Publish(renewed)!.Result;
    }

    /// <summary>A token near its expiry that could not be renewed is as good as before.</summary>
    private AccessTokenResult.Valid? StillGood(HeldToken? held, string? refused)
    {
        var now = clientOptions.TimeProvider.GetUtcNow();
        if (held is null || held.Session.AccessToken == refused || now >= held.Session.ExpiresAt)
        {
            return null;
        }

        lock (_gate)
        {
            // Not where a sign-in or sign-out came in between.
            if (_held == held)
            {
                _held = held.Postponed(now, RetryAfter);
            }
        }

        return held.Result;
    }

    /// <summary>Makes a change of the session known to the hot path.</summary>
    private HeldToken? Publish(StoredSession? session)
    {
        lock (_gate)
        {
            _epoch++;
            _unstored = null;
            return _held = session is null ? null : new HeldToken(session, clientOptions);
        }
    }

    /// <summary>
    /// Takes over what was read from the store, unless this process has changed it since <paramref name="epoch"/>: a token must not come back after
    /// a sign-out. An unchanged session keeps its object.
    /// </summary>
    private HeldToken? Observe(StoredSession? session, int epoch)
    {
        lock (_gate)
        {
            if (session is not null && _held?.Session == session)
            {
                return _held;
            }

            var observed = session is null ? null : new HeldToken(session, clientOptions);
            if (_epoch == epoch)
            {
                _held = observed;
            }

            return observed;
        }
    }
}
