using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SsoConfig.Protocol;

namespace SsoConfig.Storage;

/// <summary>
/// The session and the pending sign-in in the token store. What belongs to another issuer or client (okta.json was changed), or can't be
/// read, counts as absent.
/// </summary>
internal sealed class SessionStore(ITokenStore tokenStore, SsoOptions options)
{
    internal const string SessionName = "session";
    internal const string PendingName = "pending-sign-in";

    private readonly GuardedTokenStore _store = new(tokenStore);

    public ValueTask<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => _store.LockAsync(cancellationToken);

    public async ValueTask<StoredSession?> ReadSessionAsync(CancellationToken cancellationToken)
    {
        var session = await ReadAsync(SessionName, StoreJson.Default.StoredSession, cancellationToken).ConfigureAwait(false);
        return session is not null && IsOurs(session.Issuer, session.ClientId) ? session : null;
    }

    public ValueTask WriteSessionAsync(StoredSession session, CancellationToken cancellationToken) =>
        WriteAsync(SessionName, session, StoreJson.Default.StoredSession, cancellationToken);

    public ValueTask DeleteSessionAsync(CancellationToken cancellationToken) => _store.DeleteAsync(SessionName, cancellationToken);

    public async ValueTask<PendingAuthorization?> ReadPendingAsync(CancellationToken cancellationToken)
    {
        var pending = await ReadAsync(PendingName, StoreJson.Default.PendingAuthorization, cancellationToken).ConfigureAwait(false);
        return pending is not null && IsOurs(pending.Issuer, pending.ClientId) ? pending : null;
    }

    public ValueTask WritePendingAsync(PendingAuthorization pending, CancellationToken cancellationToken) =>
        WriteAsync(PendingName, pending, StoreJson.Default.PendingAuthorization, cancellationToken);

    public ValueTask DeletePendingAsync(CancellationToken cancellationToken) => _store.DeleteAsync(PendingName, cancellationToken);

    /// <inheritdoc cref="ITokenStore.Watch"/>
    public IDisposable? Watch(Action changed) => _store.Watch(changed);

    private bool IsOurs(string issuer, string clientId) => issuer == options.Issuer && clientId == options.ClientId;

    private async ValueTask<T?> ReadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        var bytes = await _store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (bytes is null)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ValueTask WriteAsync<T>(string name, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        _store.WriteAsync(name, JsonSerializer.SerializeToUtf8Bytes(value, type), cancellationToken);
}
