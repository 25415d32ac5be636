using System.Runtime.Versioning;
using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng.Machine;

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

    /// <summary>The folder is private, so nobody gets that far; if another user did, the user's own response must still arrive.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Another_users_connection_is_refused_and_does_not_end_the_waiting()
    {
        OtherUser.SkipUnlessPossible();
        Assert.SkipUnless(ProgramPath.Find("curl") is not null, "Needs curl.");
        await using var listener = await CallbackListener.StartAsync(_folder.Path, TestContext.Current.CancellationToken);
        var address = (await CallbackPipe.ReadAddressAsync(_folder.Path, TestContext.Current.CancellationToken))!;
        var response = listener.WaitAsync(static _ => true, TestContext.Current.CancellationToken);
        var message = _folder["message"];
        await WriteMessageAsync(message, "com.first.sample:/callback?code=evil");
        OpenToAll(_folder.Path, address, message);

        var theirs = await OtherUser.RunAsync("curl", "-s", "--max-time", "5", "--unix-socket", address, "http://localhost/");
        await OtherUser.RunAsync("sh", "-c", "exec curl -s --max-time 5 --unix-socket $0 telnet://localhost < $1", address, message);
        await using var pipe = await CallbackPipe.TryConnectAsync(address, TestContext.Current.CancellationToken);
        await CallbackPipe.WriteResponseAsync(pipe!, "com.first.sample:/callback?code=1", TestContext.Current.CancellationToken);

        Assert.Contains(theirs.ExitCode, OtherUser.ConnectedInVain);
        Assert.Equal("com.first.sample:/callback?code=1", await response.WaitAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A response as the app's own process would send it.</summary>
    private static async Task WriteMessageAsync(string path, string responseUri)
    {
        await using var file = File.Create(path);
        await CallbackPipe.WriteResponseAsync(file, responseUri, TestContext.Current.CancellationToken);
    }

    [UnsupportedOSPlatform("windows")]
    private static void OpenToAll(params string[] paths)
    {
        const UnixFileMode All = (UnixFileMode)0b111_111_111;
        Array.ForEach(paths, static path => File.SetUnixFileMode(path, All));
    }
}
