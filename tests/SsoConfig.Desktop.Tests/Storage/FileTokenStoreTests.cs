using System.Runtime.Versioning;
using System.Text;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Storage;

public sealed class FileTokenStoreTests : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder _folder = new();
    private readonly FileTokenStore _store;

    public FileTokenStoreTests() => _store = new FileTokenStore(_folder["state"]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_by_another_instance()
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        Assert.Equal("the secret"u8.ToArray(), await new FileTokenStore(_folder["state"]).ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_name_that_was_never_written_reads_as_nothing_and_leaves_nothing_behind()
    {
        Assert.Null(await _store.ReadAsync("session", Cancel));
        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Fact]
    public async Task The_last_write_counts()
    {
        await _store.WriteAsync("session", "old"u8.ToArray(), Cancel);
        await _store.WriteAsync("session", "new"u8.ToArray(), Cancel);

        Assert.Equal("new"u8.ToArray(), await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_deleted_value_is_gone()
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        await _store.DeleteAsync("session", Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_of_another_user_is_neither_read_nor_written()
    {
        OtherUser.SkipUnlessPossible();
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        await OtherUser.GiveAsync(_folder["state"]);
        var before = Directory.GetFiles(_folder["state"]);

        await Assert.ThrowsAsync<IOException>(() => _store.ReadAsync("session", Cancel).AsTask());
        await Assert.ThrowsAsync<IOException>(() => _store.WriteAsync("other", "the secret"u8.ToArray(), Cancel).AsTask());
        await Assert.ThrowsAsync<IOException>(() => _store.LockAsync(Cancel).AsTask());
        Assert.Equal(before, Directory.GetFiles(_folder["state"]));
        Assert.Contains(
            "SSO_HOME",
            (await Assert.ThrowsAsync<IOException>(() => _store.DeleteAsync("session", Cancel).AsTask())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Deleting_what_is_not_there_does_nothing()
    {
        await _store.DeleteAsync("session", Cancel);

        Assert.False(Directory.Exists(_folder["state"]));
    }

    [Fact]
    public async Task No_file_holds_the_value_in_clear()
    {
        var secret = "the secret"u8.ToArray();
        string[] readable = ["the secret", Convert.ToBase64String(secret).TrimEnd('='), Convert.ToHexString(secret)];

        await _store.WriteAsync("session", secret, Cancel);

        var files = Directory.GetFiles(_folder["state"]);
        Assert.Contains(Path.Combine(_folder["state"], "session.sealed"), files);
        Assert.All(
            files.Select(static file => Encoding.Latin1.GetString(File.ReadAllBytes(file))),
            content => Assert.All(readable, form => Assert.DoesNotContain(form, content, StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public async Task A_file_that_was_sealed_with_another_key_reads_as_nothing()
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        var other = new FileTokenStore(_folder["other"]);
        await other.WriteAsync("session", "another secret"u8.ToArray(), Cancel);

        File.Copy(Path.Combine(_folder["state"], "session.sealed"), Path.Combine(_folder["other"], "session.sealed"), overwrite: true);

        Assert.Null(await other.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task Nobody_else_may_enter_the_folder_or_read_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the profile by its access list, not by modes.");
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        await using var held = await _store.LockAsync(Cancel);

        Assert.All(
            Directory.GetFiles(_folder["state"]).Append(_folder["state"]),
            static path => Assert.Equal(default, ModeOf(path) & Others)
        );
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_folder_that_others_could_enter_is_closed_to_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the profile by its access list, not by modes.");
        Directory.CreateDirectory(_folder["state"]);
        File.SetUnixFileMode(_folder["state"], (UnixFileMode)0b111_111_111);

        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        Assert.Equal(default, ModeOf(_folder["state"]) & Others);
    }

    [Theory]
    [InlineData("session.sealed")]
    [InlineData("key")]
    public async Task A_damaged_file_reads_as_nothing(string file)
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        var content = await File.ReadAllBytesAsync(Path.Combine(_folder["state"], file), Cancel);
        content[^1] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(_folder["state"], file), content, Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Theory]
    [InlineData("session.sealed")]
    [InlineData("key")]
    public async Task A_file_that_was_cut_off_reads_as_nothing(string file)
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(_folder["state"], file), new byte[5], Cancel);

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task After_the_key_is_lost_a_new_value_can_be_written_and_read()
    {
        await _store.WriteAsync("session", "old"u8.ToArray(), Cancel);
        File.Delete(Path.Combine(_folder["state"], "key"));
        await _store.WriteAsync("session", "new"u8.ToArray(), Cancel);

        Assert.Equal("new"u8.ToArray(), await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task A_value_that_was_put_under_another_name_reads_as_nothing()
    {
        await _store.WriteAsync("pending-sign-in", "the secret"u8.ToArray(), Cancel);
        File.Copy(Path.Combine(_folder["state"], "pending-sign-in.sealed"), Path.Combine(_folder["state"], "session.sealed"));

        Assert.Null(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task The_same_value_is_never_the_same_bytes_twice()
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        var first = await File.ReadAllBytesAsync(Path.Combine(_folder["state"], "session.sealed"), Cancel);
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        Assert.NotEqual(first, await File.ReadAllBytesAsync(Path.Combine(_folder["state"], "session.sealed"), Cancel));
    }

    [Fact]
    public async Task What_a_killed_writer_left_behind_is_replaced()
    {
        await _store.WriteAsync("session", "old"u8.ToArray(), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(_folder["state"], "session.sealed.new"), new byte[3], Cancel);
        await _store.WriteAsync("session", "new"u8.ToArray(), Cancel);

        Assert.Equal("new"u8.ToArray(), await _store.ReadAsync("session", Cancel));
        Assert.DoesNotContain(Directory.GetFiles(_folder["state"]), static file => file.EndsWith(".new", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_writer_left_behind_goes_with_the_value()
    {
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(_folder["state"], "session.sealed.new"), new byte[3], Cancel);

        await _store.DeleteAsync("session", Cancel);

        Assert.DoesNotContain(
            Directory.GetFiles(_folder["state"]),
            static file => Path.GetFileName(file).StartsWith("session.sealed", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("../session")]
    [InlineData("a/b")]
    public async Task A_name_that_could_leave_the_folder_is_refused(string name) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await _store.WriteAsync(name, new byte[1], Cancel));

    [Fact]
    public async Task The_lock_has_one_holder_at_a_time()
    {
        var held = await _store.LockAsync(Cancel);
        var second = new FileTokenStore(_folder["state"]).LockAsync(Cancel).AsTask();
        Assert.False(second.IsCompleted);

        await held.DisposeAsync();
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task Reading_and_writing_go_on_under_the_lock()
    {
        await using var held = await _store.LockAsync(Cancel);
        await _store.WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        Assert.NotNull(await _store.ReadAsync("session", Cancel));
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_cancelled()
    {
        await using var held = await _store.LockAsync(Cancel);
        using var cancelled = new CancellationTokenSource();
        var second = _store.LockAsync(cancelled.Token).AsTask();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);
}
