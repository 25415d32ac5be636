using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Storage;

public sealed class SecretTokenStoreTests : IDisposable
{
    private static readonly byte[] Secret = [0, 1, 2, 250, 255];
    private static readonly byte[] Other = [3, 4];

    private readonly AndroidSecureStorage _storage = new();
    private readonly MarkFile _marks = new();
    private readonly SecretTokenStore _store;

    public SecretTokenStoreTests()
    {
        _storage.Values["of the app"] = "kept";
        _store = new SecretTokenStore(_storage, new InstallationMarks(_marks));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task A_written_value_is_read()
    {
        await _store.WriteAsync("session", Secret, Cancel);

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_deleted_value_is_gone_from_the_platforms_storage()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        await _store.DeleteAsync("session", Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Equal("of the app", Assert.Single(_storage.Values).Key);
    }

    [Fact]
    public async Task A_read_during_the_first_write_does_not_take_the_value_for_a_leftover()
    {
        var storage = new PausedStorage();
        using var store = new SecretTokenStore(storage, new InstallationMarks(new MarkFile()));

        var write = store.WriteAsync("session", Secret, Cancel).AsTask();
        await storage.Paused;
        var read = store.ReadAsync("session", Cancel).AsTask();
        storage.Resume();
        await write;
        await read;

        Assert.Equal(Secret, await store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task What_an_earlier_installation_left_is_removed_and_counts_as_absent()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        using var reinstalled = new SecretTokenStore(_storage, new InstallationMarks(new MarkFile()));

        Assert.Null(await reinstalled.ReadAsync("session", Cancel));
        Assert.Equal("of the app", Assert.Single(_storage.Values).Key);
    }

    [Fact]
    public async Task What_an_earlier_installation_left_counts_as_absent_where_it_cannot_be_removed()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        using var reinstalled = new SecretTokenStore(_storage, new InstallationMarks(new MarkFile()));
        _storage.Always = AndroidSecureStorage.Opening.IOException;

        Assert.Null(await reinstalled.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData(nameof(AndroidSecureStorage.Opening.IOException))]
    [InlineData(nameof(AndroidSecureStorage.Opening.SecurityException))]
    public async Task Writes_that_fail_while_reads_work_never_touch_the_apps_own_secrets(string opening)
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Openings.Enqueue(Enum.Parse<AndroidSecureStorage.Opening>(opening));
        _storage.Openings.Enqueue(Enum.Parse<AndroidSecureStorage.Opening>(opening));

        await Assert.ThrowsAnyAsync<Exception>(async () => await _store.WriteAsync("session", Other, Cancel));

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Fact]
    public async Task A_write_that_the_storage_drops_silently_is_tried_again()
    {
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.CorruptAndNull);

        await _store.WriteAsync("session", Secret, Cancel);

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_write_that_the_storage_drops_silently_twice_is_an_error()
    {
        _storage.Always = AndroidSecureStorage.Opening.CorruptAndNull;

        await Assert.ThrowsAsync<IOException>(async () => await _store.WriteAsync("session", Secret, Cancel));

        _storage.Always = AndroidSecureStorage.Opening.Succeeds;
        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_storage_that_cannot_be_decrypted_counts_as_signed_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Always = AndroidSecureStorage.Opening.SecurityException;

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_value_that_MAUI_removed_because_it_could_not_be_decrypted_counts_as_signed_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Damaged.Add("sso.session");

        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Equal("kept", _storage.Values["of the app"]);
    }

    [Fact]
    public async Task A_read_that_fails_once_loses_nothing()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.IOException);

        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_read_that_fails_for_another_reason_than_cryptography_is_an_error_and_no_sign_out()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.IOException);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.IOException);

        await Assert.ThrowsAsync<IOException>(async () => await _store.ReadAsync("session", Cancel));
        Assert.Equal(Secret, await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_sign_out_survives_the_end_of_the_process_before_the_removal_reached_the_disk()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Flush();
        await _store.DeleteAsync("session", Cancel);
        _storage.Kill();

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_sign_in_that_did_not_reach_the_disk_counts_as_absent()
    {
        _storage.Flush();
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Kill();

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_value_that_cannot_be_removed_counts_as_absent_and_is_removed_by_the_next_read()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.SecurityException);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.SecurityException);
        await _store.DeleteAsync("session", Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.Equal("of the app", Assert.Single(_storage.Values).Key);
    }

    [Fact]
    public async Task A_removal_that_fails_for_another_reason_than_cryptography_is_reported_and_the_value_no_longer_counts()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.IOException);
        _storage.Openings.Enqueue(AndroidSecureStorage.Opening.IOException);

        await Assert.ThrowsAsync<IOException>(async () => await _store.DeleteAsync("session", Cancel));
        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_damaged_value_counts_as_absent()
    {
        await _store.WriteAsync("session", Secret, Cancel);
        _storage.Values["sso.session"] = "*";

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task The_lock_has_one_holder_at_a_time_and_is_released_once()
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
