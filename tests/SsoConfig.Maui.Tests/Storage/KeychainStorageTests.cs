using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

public sealed class KeychainStorageTests : IDisposable
{
    private static readonly byte[] Secret = [1];
    private static readonly byte[] Other = [2];

    private readonly KeychainItems _keychain = new();
    private readonly SecretTokenStore _store;

    public KeychainStorageTests() => _store = new SecretTokenStore(new KeychainStorage(_keychain), new InstallationMarks(new MarkFile()));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_value_is_added_replaced_and_removed()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        await _store.WriteAsync("session", Other, Cancel);
        Assert.Equal(Other, await _store.ReadAsync("session", Cancel));

        await _store.DeleteAsync("session", Cancel);

        Assert.Empty(_keychain.Values);
    }

    [Fact]
    public async Task A_locked_keychain_is_an_error_that_says_so_and_no_sign_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _keychain.Failure = KeychainStatus.InteractionNotAllowed;

        var exception = await Assert.ThrowsAsync<KeychainException>(async () => await _store.ReadAsync("session", Cancel));

        Assert.Equal("The keychain is locked (status -25308): unlock the device once after it was started.", exception.Message);
        _keychain.Failure = 0;
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_write_to_a_locked_keychain_fails_and_keeps_the_old_value()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _keychain.Failure = KeychainStatus.InteractionNotAllowed;

        await Assert.ThrowsAsync<KeychainException>(async () => await _store.WriteAsync("session", Other, Cancel));

        _keychain.Failure = 0;
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_sign_out_with_a_locked_keychain_is_reported_and_holds()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _keychain.Failure = KeychainStatus.InteractionNotAllowed;

        await Assert.ThrowsAsync<KeychainException>(async () => await _store.DeleteAsync("session", Cancel));

        _keychain.Failure = 0;
        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Empty(_keychain.Values);
    }

    [Fact]
    public async Task An_item_that_stayed_on_the_old_device_counts_as_signed_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _keychain.Values.Clear();

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task An_item_that_cannot_be_decoded_counts_as_signed_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _keychain.Failure = KeychainStatus.Decode;

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_missing_entitlement_names_the_line_to_add()
    {
        _keychain.Failure = KeychainStatus.MissingEntitlement;

        var exception = await Assert.ThrowsAsync<KeychainException>(async () => await _store.WriteAsync("session", Secret, Cancel));

        Assert.Contains("keychain-access-groups", exception.Message, StringComparison.Ordinal);
    }
}
