using System.Runtime.Versioning;
using SsoConfig.Desktop.Storage;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Desktop.Tests.Support;

/// <summary>Another user of this machine (nobody), as whom only root can run something.</summary>
[UnsupportedOSPlatform("windows")]
internal static class OtherUser
{
    public const int Id = 65534;

    /// <summary>The exit codes of curl where it was connected and got nothing: an empty reply, or a reset connection.</summary>
    public static readonly int[] ConnectedInVain = [52, 56];

    public static void SkipUnlessPossible()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && ProgramPath.Find("setpriv") is not null, "Needs setpriv (Linux).");
        Assert.SkipUnless(UnixFileStatus.CurrentUser == 0, "Only root can run a program as another user.");
    }

    public static Task<CommandOutcome> RunAsync(string program, params string[] arguments) =>
        Command.RunAsync(
            "setpriv",
            [$"--reuid={Id}", $"--regid={Id}", "--clear-groups", program, .. arguments],
            "/",
            cancellationToken: TestContext.Current.CancellationToken
        );

    /// <summary>Gives a file to that user.</summary>
    public static async Task GiveAsync(string path) =>
        (
            await Command.RunAsync("chown", [$"{Id}:{Id}", path], "/", cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSucceeded();
}
