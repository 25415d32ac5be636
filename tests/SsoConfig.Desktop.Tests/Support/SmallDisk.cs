using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>
/// A file system of the test's own, small enough to fill, under the folder of all apps' state. Only root may mount one, and on Linux.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private const int PageSize = 4096;
    private readonly string _folder;

    private SmallDisk(string folder) => _folder = folder;

    private string Filler => Path.Combine(_folder, "filler");

    public static async Task<SmallDisk> MountAsync(AppHome home)
    {
        var disk = new SmallDisk(home["sso"]);
        Directory.CreateDirectory(disk._folder);
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && ProgramPath.Find("mount") is not null,
            "A small file system can be mounted on Linux alone."
        );
        var mounted = await RunAsync("mount", "-t", "tmpfs", "-o", "size=96k,mode=0700", "tmpfs", disk._folder);
        Assert.SkipUnless(mounted.Succeeded, $"No file system can be mounted here, which takes root: {mounted.StandardError.Trim()}");
        return disk;
    }

    /// <summary>Writes until nothing more fits.</summary>
    public async Task FillAsync()
    {
        await using var filler = new FileStream(Filler, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                await filler.WriteAsync(new byte[PageSize], TestContext.Current.CancellationToken);
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async Task MakeReadOnlyAsync() => (await RunAsync("mount", "-o", "remount,ro", _folder)).EnsureSucceeded();

    public async Task MakeWritableAsync() => (await RunAsync("mount", "-o", "remount,rw", _folder)).EnsureSucceeded();

    // Lazily: what the app has started may still have a file open there.
    public async ValueTask DisposeAsync() => (await RunAsync("umount", "--lazy", _folder)).EnsureSucceeded();

    private static Task<CommandOutcome> RunAsync(string program, params string[] arguments) =>
        Command.RunAsync(program, arguments, Path.GetTempPath(), cancellationToken: CancellationToken.None);
}
