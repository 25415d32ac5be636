using System.Runtime.Versioning;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Storage;

/// <summary>
/// What the apps of a family share on the desktop; how it is written and locked is tested with <see cref="FileTokenStore"/>.
/// </summary>
public sealed class FileFamilyCredentialStoreTests : IDisposable
{
    private const string Credential = """{"device_secret":"the secret"}""";

    private readonly TemporaryFolder _folder = new();
    private readonly FileFamilyCredentialStore _store;

    public FileFamilyCredentialStoreTests() => _store = new FileFamilyCredentialStore(_folder["family"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_one_app_writes_another_one_reads()
    {
        await _store.WriteAsync(Credential, Cancel);

        Assert.Equal(Credential, await new FileFamilyCredentialStore(_folder["family"]).ReadAsync(Cancel));
    }

    [Fact]
    public async Task Before_any_sign_in_there_is_nothing_and_reading_leaves_nothing_behind()
    {
        Assert.Null(await _store.ReadAsync(Cancel));
        await _store.DeleteAsync(Credential, Cancel);

        Assert.False(Directory.Exists(_folder["family"]));
    }

    [Fact]
    public async Task A_credential_is_deleted_only_if_it_is_the_one_that_is_meant()
    {
        await _store.WriteAsync("a newer one", Cancel);

        await _store.DeleteAsync(Credential, Cancel);
        Assert.Equal("a newer one", await _store.ReadAsync(Cancel));

        await _store.DeleteAsync("a newer one", Cancel);
        Assert.Null(await _store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task The_wait_for_an_app_that_hangs_with_the_lock_ends_after_seconds()
    {
        await using var hanging = await new FileFamilyCredentialStore(_folder["family"]).LockAsync(Cancel);

        var waiting = _store.LockAsync(Cancel).AsTask();

        await Assert.ThrowsAsync<TimeoutException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1), Cancel));
        Assert.True(waiting.IsFaulted);
    }

    [Fact]
    public async Task It_is_read_and_replaced_while_another_app_holds_the_lock()
    {
        await using var held = await new FileFamilyCredentialStore(_folder["family"]).LockAsync(Cancel);

        await _store.WriteAsync(Credential, Cancel);

        Assert.Equal(Credential, await _store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task The_lock_has_one_holder_at_a_time()
    {
        var held = await _store.LockAsync(Cancel);
        var waiting = new FileFamilyCredentialStore(_folder["family"]).LockAsync(Cancel).AsTask();

        Assert.False(waiting.IsCompleted);
        await held.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task A_watching_app_is_told_of_what_another_one_writes_and_deletes()
    {
        using var changes = new SemaphoreSlim(0);
        using var watch = _store.Watch(() => changes.Release());
        var other = new FileFamilyCredentialStore(_folder["family"]);

        await other.WriteAsync(Credential, Cancel);
        await changes.WaitAsync(Cancel);
        await other.DeleteAsync(Credential, Cancel);

        await Eventually.Async(async () => await changes.WaitAsync(0, Cancel) && await _store.ReadAsync(Cancel) is null);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_of_another_user_is_not_watched()
    {
        OtherUser.SkipUnlessPossible();
        Directory.CreateDirectory(_folder["family"]);
        await OtherUser.GiveAsync(_folder["family"]);

        Assert.Null(_store.Watch(static () => { }));
    }

    [Fact]
    public async Task No_file_holds_the_secret_in_clear()
    {
        await _store.WriteAsync(Credential, Cancel);

        Assert.DoesNotContain(
            Directory.GetFiles(_folder["family"]),
            static file => File.ReadAllBytes(file).AsSpan().IndexOf("the secret"u8) >= 0
        );
    }

    [Fact]
    public async Task A_stolen_file_is_of_no_use_without_the_key_of_its_folder()
    {
        await _store.WriteAsync(Credential, Cancel);
        var thief = new FileFamilyCredentialStore(_folder["thief"]);
        await thief.WriteAsync("the thief's own", Cancel);

        File.Copy(Path.Combine(_folder["family"], "family.sealed"), Path.Combine(_folder["thief"], "family.sealed"), overwrite: true);

        Assert.Null(await thief.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_file_of_an_apps_own_store_is_not_taken_for_the_familys()
    {
        await new FileTokenStore(_folder["family"]).WriteAsync("session", "a session"u8.ToArray(), Cancel);
        File.Move(Path.Combine(_folder["family"], "session.sealed"), Path.Combine(_folder["family"], "family.sealed"));

        Assert.Null(await _store.ReadAsync(Cancel));
    }
}
