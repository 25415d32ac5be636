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
        (await TryFindAsync(cancellationToken).ConfigureAwait(false)).Credential;

    /// <returns>Whether the store could be read, and the credential in it.</returns>
    public async Task<(bool IsRead, FamilyCredential? Credential)> TryFindAsync(CancellationToken cancellationToken)
    {
        var (isRead, text) = await store.TryReadAsync(cancellationToken).ConfigureAwait(false);
        return (isRead, Parse(text));
    }

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
        if (FamilyCredential.Create(tokens, options) is not { } successor)
        {
            return null;
        }

        await using var @lock = (await LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
        return await ReplaceLockedAsync(provider, replaced, successor).ConfigureAwait(false);
    }

    /// <inheritdoc cref="RefuseLockedAsync"/>
    public async Task RefuseAsync(Provider provider, FamilyCredential sent, IssuedTokens issued)
    {
        if (issued.DeviceSecret is not null)
        {
            await using var @lock = (await LockAsync(CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
            await RefuseLockedAsync(provider, sent, issued).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Decides about the secret of a response that was refused to a request that took one along. The new one may have replaced the old one
    /// at the provider, and to revoke it would sign all apps out: with an id_token of the same user and session it goes on, as only this
    /// sign-in was refused, for its time or for how the user authenticated. Together with a foreign id_token it is revoked.
    /// </summary>
    public async Task RefuseLockedAsync(Provider provider, FamilyCredential sent, IssuedTokens issued)
    {
        if (issued.DeviceSecret == sent.DeviceSecret)
        {
            return;
        }

        var successor = FamilyCredential.Create(issued.DeviceSecret, issued.GenuineIdToken, options);
        if (successor?.Subject == sent.Subject)
        {
            await ReplaceLockedAsync(provider, sent, successor!).ConfigureAwait(false);
        }
        else if (successor is not null || issued.IsOfForeignIdToken)
        {
            await DiscardAsync(provider, sent, issued.DeviceSecret).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Revokes a secret of a response that is not stored, as far as that is possible; not the one that the family had before, or has by
    /// now, and none at all where that cannot be read: with it would go the tokens of all apps.
    /// </summary>
    public async Task DiscardAsync(Provider provider, FamilyCredential? before, string? issued)
    {
        if (
            issued is not null
            && issued != before?.DeviceSecret
            && await TryFindAsync(CancellationToken.None).ConfigureAwait(false) is (true, var current)
            && issued != current?.DeviceSecret
        )
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
    /// Whether this app's own copy is readable and is no credential of this user any more: the family was signed out, or another user has
    /// signed in since. No other app is asked, as that would start it.
    /// </summary>
    public async Task<bool> HasLostAsync(string subject, CancellationToken cancellationToken) =>
        await store.TryReadOwnCopyAsync(cancellationToken).ConfigureAwait(false) is (true, var text) && Parse(text)?.Subject != subject;

    /// <inheritdoc cref="IFamilyCredentialStore.Watch"/>
    public IDisposable? Watch(Action changed) => store.Watch(changed);

    private FamilyCredential? Parse(string? text) => text is null ? null : FamilyCredential.Parse(text, options);

    private async Task<FamilyCredential?> ReplaceLockedAsync(Provider provider, FamilyCredential replaced, FamilyCredential successor)
    {
        if (await FindAsync(CancellationToken.None).ConfigureAwait(false) is not { } current)
        {
            await DiscardAsync(provider, replaced, successor.DeviceSecret).ConfigureAwait(false);
            return null;
        }

        return current.Text == replaced.Text && await store.TryWriteAsync(successor.Text, CancellationToken.None).ConfigureAwait(false)
            ? successor
            : null;
    }
}
