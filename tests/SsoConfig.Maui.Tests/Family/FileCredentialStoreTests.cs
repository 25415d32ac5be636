using System.Security.Cryptography;
using System.Text;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Tests.Family;

public sealed class FileCredentialStoreTests : IDisposable
{
    private const string Secret = "s3cret-of-ada";

    private readonly string _root = Directory.CreateTempSubdirectory("sso-family-").FullName;
    private readonly UserKey _user = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task An_app_finds_what_another_has_written()
    {
        await App().WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await App().ReadAsync(Cancel));
    }

    [Fact]
    public async Task Before_the_first_sign_in_nothing_is_created()
    {
        Assert.Null(await App().ReadAsync(Cancel));
        await App().DeleteAsync(Secret, Cancel);

        Assert.Empty(Directory.GetFileSystemEntries(_root));
    }

    [Fact]
    public async Task An_app_that_hangs_with_the_lock_does_not_hold_another_one_up_for_ever()
    {
        await using var held = await App().LockAsync(Cancel);
        var other = new FileCredentialStore(FolderOf("com.company.sso"), _user) { LockLimit = TimeSpan.FromMilliseconds(50) };

        await Assert.ThrowsAsync<TimeoutException>(() => other.LockAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task A_watching_app_is_told_of_what_another_one_writes_and_deletes()
    {
        using var changes = new SemaphoreSlim(0);
        using var watch = App().Watch(() => changes.Release());

        await App().WriteAsync(Secret, Cancel);
        await changes.WaitAsync(Cancel);
        await App().DeleteAsync(Secret, Cancel);
        await changes.WaitAsync(Cancel);

        Assert.Null(await App().ReadAsync(Cancel));
    }

    [Fact]
    public void A_folder_that_cannot_be_there_is_not_watched()
    {
        File.WriteAllText(Path.Combine(_root, "file"), "");

        Assert.Null(new FileCredentialStore(Path.Combine(_root, "file", "family"), new UserKey()).Watch(static () => { }));
    }

    [Fact]
    public async Task Another_family_is_another_file()
    {
        await App().WriteAsync(Secret, Cancel);

        Assert.Null(await App(family: "com.other.sso").ReadAsync(Cancel));
    }

    [Fact]
    public async Task No_file_holds_the_credential_in_clear()
    {
        await App().WriteAsync(Secret, Cancel);

        Assert.All(
            Directory.GetFiles(_root, "*", SearchOption.AllDirectories),
            static file => Assert.True(File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)) < 0)
        );
    }

    [Fact]
    public async Task A_stolen_file_is_worth_nothing_to_another_user()
    {
        await App().WriteAsync(Secret, Cancel);

        Assert.Null(await new FileCredentialStore(FolderOf("com.company.sso"), new UserKey()).ReadAsync(Cancel));
    }

    [Fact]
    public async Task Exactly_the_named_credential_is_deleted()
    {
        await App().WriteAsync(Secret, Cancel);

        await App().DeleteAsync("another", Cancel);
        Assert.Equal(Secret, await App().ReadAsync(Cancel));
        await App().DeleteAsync(Secret, Cancel);

        Assert.Null(await App().ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_half_written_file_beside_it_changes_nothing()
    {
        await App().WriteAsync(Secret, Cancel);
        await File.WriteAllTextAsync(Path.Combine(FolderOf("com.company.sso"), "credential.new"), "half", Cancel);

        Assert.Equal(Secret, await App().ReadAsync(Cancel));
        await App().WriteAsync("next", Cancel);
        Assert.Equal("next", await App().ReadAsync(Cancel));
    }

    [Fact]
    public async Task Four_apps_that_write_at_once_leave_one_whole_credential()
    {
        var written = Enumerable.Range(0, 4).Select(static app => new string((char)('a' + app), 10_000)).ToList();

        await Task.WhenAll(written.Select(credential => App().WriteAsync(credential, Cancel).AsTask()));

        Assert.Contains(await App().ReadAsync(Cancel), written);
    }

    [Fact]
    public async Task The_lock_is_held_across_apps_and_reading_and_writing_work_meanwhile()
    {
        Task<IAsyncDisposable> waiting;
        await using (await App().LockAsync(Cancel))
        {
            waiting = App().LockAsync(Cancel).AsTask();
            await App().WriteAsync(Secret, Cancel);
            Assert.Equal(Secret, await App().ReadAsync(Cancel));
            Assert.False(waiting.IsCompleted);
        }

        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_cancelled()
    {
        await using var held = await App().LockAsync(Cancel);
        using var cancellation = new CancellationTokenSource();
        var waiting = App().LockAsync(cancellation.Token).AsTask();

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    private FileCredentialStore App(string family = "com.company.sso") => new(FolderOf(family), _user);

    private string FolderOf(string family) => Path.Combine(_root, family);

    /// <summary>A user of the system, whose values nobody else can decrypt.</summary>
    private sealed class UserKey : IFileProtection
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

        public Task<byte[]> ProtectAsync(byte[] value)
        {
            var nonce = RandomNumberGenerator.GetBytes(12);
            var (tag, sealedValue) = (new byte[16], new byte[value.Length]);
            using var aes = new AesGcm(_key, tag.Length);
            aes.Encrypt(nonce, value, sealedValue, tag);
            return Task.FromResult<byte[]>([.. nonce, .. tag, .. sealedValue]);
        }

        public Task<byte[]> UnprotectAsync(byte[] value)
        {
            var clear = new byte[value.Length - 28];
            using var aes = new AesGcm(_key, 16);
            aes.Decrypt(value.AsSpan(0, 12), value.AsSpan(28), value.AsSpan(12, 16), clear);
            return Task.FromResult(clear);
        }

        public bool IsCryptographic(Exception exception) => exception is CryptographicException;
    }
}
