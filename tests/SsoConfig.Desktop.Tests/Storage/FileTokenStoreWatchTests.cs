using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Storage;

/// <summary>A store says that another process has changed a value.</summary>
public sealed class FileTokenStoreWatchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SemaphoreSlim _changes = new(0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _changes.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_write_of_another_instance_is_reported()
    {
        using var watch = Watch(_folder["state"]);

        await new FileTokenStore(_folder["state"]).WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        await _changes.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_value_that_takes_the_place_of_another_one_is_reported()
    {
        var other = new FileTokenStore(_folder["state"]);
        await other.WriteAsync("session", "old"u8.ToArray(), Cancel);
        using var watch = Watch(_folder["state"]);

        await other.WriteAsync("session", "new"u8.ToArray(), Cancel);

        await _changes.WaitAsync(Cancel);
    }

    [Fact]
    public async Task A_deletion_by_another_instance_is_reported()
    {
        var other = new FileTokenStore(_folder["state"]);
        await other.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        using var watch = Watch(_folder["state"]);

        await other.DeleteAsync("session", Cancel);

        await _changes.WaitAsync(Cancel);
    }

    [Fact]
    public async Task What_is_no_value_is_not_reported()
    {
        var other = new FileTokenStore(_folder["state"]);
        await other.WriteAsync("session", "the secret"u8.ToArray(), Cancel);
        using var watch = Watch(_folder["state"]);

        await using (await other.LockAsync(Cancel))
        {
            await other.ReadAsync("session", Cancel);
        }

        // The system reports in order, so that nothing can be on its way before this.
        await other.DeleteAsync("session", Cancel);
        await _changes.WaitAsync(Cancel);
        Assert.Equal(0, _changes.CurrentCount);
    }

    [Fact]
    public async Task After_its_end_nothing_is_reported()
    {
        using var before = Watch(_folder["state"]);
        var ended = 0;
        new FileTokenStore(_folder["state"]).Watch(() => ended++)!.Dispose();

        await new FileTokenStore(_folder["state"]).WriteAsync("session", "the secret"u8.ToArray(), Cancel);

        await _changes.WaitAsync(Cancel);
        Assert.Equal(0, ended);
    }

    [Fact]
    public void A_folder_that_cannot_be_there_is_not_watched()
    {
        File.WriteAllText(_folder["file"], "");

        Assert.Null(new FileTokenStore(Path.Combine(_folder["file"], "state")).Watch(static () => { }));
    }

    private IDisposable Watch(string folder) => new FileTokenStore(folder).Watch(() => _changes.Release())!;
}
