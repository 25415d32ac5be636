namespace SsoConfig.Maui.Tests.Adapters;

public sealed class SecretTokenStoreTests : IDisposable
{
    private static readonly byte[] Secret = [0, 1, 2, 250, 255];

    private readonly FakeSecretStorage _storage = new();
    private readonly SecretTokenStore _store;

    public SecretTokenStoreTests() => _store = new SecretTokenStore(_storage, new FakeInstallationMarks());

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task What_was_written_is_read()
    {
        await _store.WriteAsync("session", Secret, Cancel);

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_deleted_value_is_gone_from_the_platforms_store()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        await _store.DeleteAsync("session", Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Empty(_storage.Values);
    }

    [Fact]
    public async Task What_an_earlier_installation_left_in_the_keychain_is_removed_and_counts_as_absent()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        using var reinstalled = new SecretTokenStore(_storage, new FakeInstallationMarks());

        Assert.Null(await reinstalled.ReadAsync("session", Cancel));
        Assert.Empty(_storage.Values);
    }

    [Fact]
    public async Task A_store_that_has_lost_its_key_counts_as_signed_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Failures = int.MaxValue;

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task Reading_and_deleting_never_touch_the_apps_own_secrets()
    {
        _storage.Values["of the app"] = "kept";
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Failures = 6;

        await _store.ReadAsync("session", Cancel);
        await _store.DeleteAsync("session", Cancel);
        await _store.ReadAsync("session", Cancel);

        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Fact]
    public async Task A_write_that_fails_once_keeps_the_apps_own_secrets()
    {
        _storage.Values["of the app"] = "kept";
        _storage.Failures = 1;

        await _store.WriteAsync("session", Secret, Cancel);

        Assert.Equal("kept", _storage.Values["of the app"]);
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task What_could_not_be_deleted_counts_as_absent_and_is_deleted_by_the_next_read()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Failures = 2;
        await _store.DeleteAsync("session", Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Empty(_storage.Values);
    }

    [Fact]
    public async Task A_failure_that_passes_loses_nothing()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Failures = 1;

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_keychain_that_is_locked_for_the_moment_fails_and_keeps_the_value()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.FailuresAreLosses = false;
        _storage.Failures = 1;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _store.ReadAsync("session", Cancel));
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_new_sign_in_can_be_written_to_a_store_that_has_lost_its_key()
    {
        _storage.Failures = int.MaxValue;
        await _store.WriteAsync("session", Secret, Cancel);

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_write_that_fails_for_the_moment_fails_and_keeps_the_old_value()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.FailuresAreLosses = false;
        _storage.Failures = 1;

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await _store.WriteAsync("session", new byte[1], Cancel));
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_damaged_value_counts_as_absent()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Values["sso.session"] = "*";

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task The_lock_has_one_holder_at_a_time_and_is_let_go_once()
    {
        var held = await _store.LockAsync(Cancel);
        var second = _store.LockAsync(Cancel).AsTask();
        Assert.False(second.IsCompleted);

        await held.DisposeAsync();
        await held.DisposeAsync();
        await using var _ = await second;

        Assert.False(_store.LockAsync(Cancel).AsTask().IsCompleted);
    }
}
