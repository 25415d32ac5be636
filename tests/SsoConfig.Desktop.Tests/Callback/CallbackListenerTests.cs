using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Callback;

public sealed class CallbackListenerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_listener_removes_what_a_killed_one_left_and_nothing_else_of_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A pipe is no file on Windows.");
        string[] others = ["key", "session.sealed", "files.lock"];
        Assert.All(others, name => File.WriteAllText(_folder[name], ""));
        File.WriteAllText(CallbackPipe.NewAddress(_folder.Path), "");

        await using var listener = await CallbackListener.StartAsync(_folder.Path, TestContext.Current.CancellationToken);

        Assert.All(others, name => Assert.True(File.Exists(_folder[name]), name));
        Assert.Single(Directory.EnumerateFiles(_folder.Path, CallbackPipe.NamePrefix + "*"));
    }
}
