using Microsoft.Extensions.Logging;
using SsoConfig.Protocol;

namespace SsoConfig.Family;

/// <summary>
/// The credential of the family in the store that its apps share. The family's lock is taken last: nobody who holds it waits for the app's
/// own store.
/// </summary>
internal sealed class FamilyCredentials(GuardedFamilyStore store, SsoOptions options, SsoNativeSsoOptions nativeSso, TokenDisposal disposal)
{
    /// <returns><see langword="null"/> for an app that shares no credential.</returns>
    public static FamilyCredentials? Create(SsoOptions options, SsoClientOptions clientOptions, TokenDisposal disposal, ILogger logger) =>
        options.NativeSso is { } nativeSso && clientOptions.FamilyCredentialStore is { } store
            ? new FamilyCredentials(new GuardedFamilyStore(store, logger), options, nativeSso, disposal)
            : null;

    public SsoNativeSsoOptions Options => nativeSso;

    /// <summary>Okta does not announce it in its metadata.</summary>
    public bool IsOfferedBy(Provider provider) => provider.SupportsNativeSso || DeviceSecrets.IsOkta(nativeSso);

    public async Task<FamilyCredential?> FindAsync(CancellationToken cancellationToken) =>
        await store.ReadAsync(cancellationToken).ConfigureAwait(false) is { } text ? FamilyCredential.Parse(text, options) : null;

    /// <summary>
    /// Stores the new pair in the place of any other; does nothing where the response brought none. Not cancelled: the provider may have
    /// replaced the old secret already.
    /// </summary>
    /// <returns>What is stored, or <see langword="null"/>.</returns>
    public async Task<FamilyCredential?> ReplaceAsync(TokenSet tokens) =>
        FamilyCredential.Create(tokens, options) is { } credential
        && await store.TryWriteAsync(credential.Text, CancellationToken.None).ConfigureAwait(false)
            ? credential
            : null;

    /// <summary>
    /// Stores the new pair in the place of the one that it continues; a different one stays, as another app has signed in since. If
    /// there is none, the family was signed out, and a new secret must not outlive that.
    /// </summary>
    /// <returns>What is stored, or <see langword="null"/>.</returns>
    public async Task<FamilyCredential?> ReplaceAsync(Provider provider, FamilyCredential replaced, TokenSet tokens)
    {
        if (tokens.DeviceSecret is null)
        {
            return null;
        }

        await using var @lock = (await LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        if (await FindAsync(CancellationToken.None).ConfigureAwait(false) is not { } current)
        {
            await DiscardAsync(provider, replaced, tokens.DeviceSecret).ConfigureAwait(false);
            return null;
        }

        return current.Text == replaced.Text ? await ReplaceAsync(tokens).ConfigureAwait(false) : null;
    }

    /// <summary>
    /// Revokes a secret of a response that is not stored, as far as that is possible; not the one that the family had before.
    /// </summary>
    public async Task DiscardAsync(Provider provider, FamilyCredential? before, string? issued)
    {
        if (issued is not null && issued != before?.DeviceSecret)
        {
            await disposal.RevokeDeviceSecretAsync(provider, issued).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Ends a credential that was refused: deletes it and, as the reason may have been another one, revokes its secret as far as that is
    /// possible. Otherwise it would live on where no sign-out finds it. One that has been replaced in the meantime is not revoked.
    /// </summary>
    public async Task EndAsync(Provider provider, FamilyCredential refused)
    {
        var current = await FindAsync(CancellationToken.None).ConfigureAwait(false);
        await DeleteAsync(refused).ConfigureAwait(false);
        if (current?.Text == refused.Text)
        {
            await disposal.RevokeDeviceSecretAsync(provider, refused.DeviceSecret).ConfigureAwait(false);
        }
    }

    /// <summary>Not cancelled: a secret that is dead, or was signed out of, must not be tried again.</summary>
    /// <returns>Whether it is gone.</returns>
    public Task<bool> DeleteAsync(FamilyCredential credential) => store.TryDeleteAsync(credential.Text, CancellationToken.None);

    /// <summary>Waits until no other app of the family redeems a code or ends the shared session.</summary>
    public Task<IAsyncDisposable> LockAsync(CancellationToken cancellationToken) => store.LockAsync(cancellationToken);

    /// <summary>
    /// Whether the store is readable and has no credential of this user any more: the family was signed out, or another user has signed in
    /// since.
    /// </summary>
    public async Task<bool> HasLostAsync(string subject, CancellationToken cancellationToken) =>
        await store.TryReadAsync(cancellationToken).ConfigureAwait(false) is (true, var text)
        && (text is null ? null : FamilyCredential.Parse(text, options))?.Subject != subject;

    /// <inheritdoc cref="IFamilyCredentialStore.Watch"/>
    public IDisposable? Watch(Action changed) => store.Watch(changed);
}
