using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using SsoConfig.Protocol;

namespace SsoConfig.Storage;

/// <summary>
/// The session and the pending sign-in in the token store. What belongs to another issuer or client (okta.json was changed), or can't be
/// read, counts as absent.
/// </summary>
internal sealed class SessionStore(ITokenStore tokenStore, SsoOptions options, ILogger logger)
{
    internal const string SessionName = "session";
    internal const string PendingName = "pending-sign-in";
    internal const string ProofKeysName = "proof-keys";

    private readonly GuardedTokenStore _store = new(tokenStore, logger);

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _store.LockAsync(cancellationToken);

    public async ValueTask<StoredSession?> ReadSessionAsync(CancellationToken cancellationToken)
    {
        var session = await ReadAsync(SessionName, static json => json.StoredSession, cancellationToken).ConfigureAwait(false);
        return session is not null && IsOurs(session.Issuer, session.ClientId, session.ProofKeyName) ? session : null;
    }

    public ValueTask WriteSessionAsync(StoredSession session, CancellationToken cancellationToken) =>
        WriteAsync(SessionName, session, StoreJson.Default.StoredSession, cancellationToken);

    public ValueTask DeleteSessionAsync(CancellationToken cancellationToken) =>
        DeleteOwnAsync(
            SessionName,
            static json => json.StoredSession,
            static session => (session.Issuer, session.ClientId),
            cancellationToken
        );

    public async ValueTask<PendingAuthorization?> ReadPendingAsync(CancellationToken cancellationToken)
    {
        var pending = await ReadAsync(PendingName, static json => json.PendingAuthorization, cancellationToken).ConfigureAwait(false);
        return pending is not null && IsOurs(pending.Issuer, pending.ClientId, pending.ProofKeyName) ? pending : null;
    }

    public ValueTask WritePendingAsync(PendingAuthorization pending, CancellationToken cancellationToken) =>
        WriteAsync(PendingName, pending, StoreJson.Default.PendingAuthorization, cancellationToken);

    public ValueTask DeletePendingAsync(CancellationToken cancellationToken) =>
        DeleteOwnAsync(
            PendingName,
            static json => json.PendingAuthorization,
            static pending => (pending.Issuer, pending.ClientId),
            cancellationToken
        );

    /// <summary>All keys that were created for sign-ins of this app and not deleted yet.</summary>
    public async ValueTask<IReadOnlyList<StoredProofKey>> ReadProofKeysAsync(CancellationToken cancellationToken) =>
        await ReadAsync(ProofKeysName, static json => json.IReadOnlyListStoredProofKey, cancellationToken).ConfigureAwait(false) ?? [];

    public ValueTask WriteProofKeysAsync(IReadOnlyList<StoredProofKey> keys, CancellationToken cancellationToken) =>
        keys.Count == 0
            ? _store.DeleteAsync(ProofKeysName, cancellationToken)
            : WriteAsync(ProofKeysName, keys, StoreJson.Default.IReadOnlyListStoredProofKey, cancellationToken);

    /// <summary>The keys of the sign-in and of the pending one, whoever's they are.</summary>
    public async ValueTask<IReadOnlyCollection<string?>> ReadProofKeysInUseAsync(CancellationToken cancellationToken) =>
        [
            (await ReadAsync(SessionName, static json => json.StoredSession, cancellationToken).ConfigureAwait(false))?.ProofKeyName,
            (await ReadAsync(PendingName, static json => json.PendingAuthorization, cancellationToken).ConfigureAwait(false))?.ProofKeyName,
        ];

    /// <inheritdoc cref="ITokenStore.Watch"/>
    public IDisposable? Watch(Action changed) => _store.Watch(changed);

    /// <summary>
    /// What another client or issuer has stored stays: it could not be revoked from here, and is that one's to sign out. What cannot be
    /// read is deleted.
    /// </summary>
    private async ValueTask DeleteOwnAsync<T>(
        string name,
        Func<StoreJson, JsonTypeInfo<T>> type,
        Func<T, (string Issuer, string ClientId)> owner,
        CancellationToken cancellationToken
    )
        where T : class
    {
        if (
            await FindOwnerAsync(name, type, owner, cancellationToken).ConfigureAwait(false) is not var (issuer, clientId)
            || IsOurs(issuer, clientId)
        )
        {
            await _store.DeleteAsync(name, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<(string Issuer, string ClientId)?> FindOwnerAsync<T>(
        string name,
        Func<StoreJson, JsonTypeInfo<T>> type,
        Func<T, (string Issuer, string ClientId)> owner,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            return await ReadAsync(name, type, cancellationToken).ConfigureAwait(false) is { } value ? owner(value) : null;
        }
        catch (TokenStoreException)
        {
            return null;
        }
    }

    /// <summary>
    /// Tokens that are not bound to a key do not count once "dpop" is turned on, nor bound ones once it is turned off: they could not be
    /// used as okta.json wants it.
    /// </summary>
    private bool IsOurs(string issuer, string clientId, string? proofKeyName) =>
        IsOurs(issuer, clientId) && (proofKeyName is not null) == options.UseDPoP;

    private bool IsOurs(string issuer, string clientId) => issuer == options.Issuer && clientId == options.ClientId;

    /// <param name="name">The value's name.</param>
    /// <param name="type">Its form, created only where there is a value: at an app's start, some 200 methods are compiled for it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async ValueTask<T?> ReadAsync<T>(string name, Func<StoreJson, JsonTypeInfo<T>> type, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await _store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (bytes is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type(StoreJson.Default));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ValueTask WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _store.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(value, type), cancellationToken);
}
