using System.Runtime.Versioning;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>
/// SIGKILL at random moments, of real processes. Access tokens are used up when they arrive, so each start of the app refreshes; the provider takes
/// a rotated refresh token again for as long as the test lasts.
/// </summary>
public sealed class KillTests
{
    private const int RefreshKills = 60;
    private const int SignInKills = 40;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    private static readonly string[] LocksAndKey = ["callback.lock", "files.lock", "key", "session.lock"];

    // The seed is in the failure's message: the moments can be tried again.
    private readonly int _seed = Environment.TickCount;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Fault("kill -9 at a random moment of a refresh, 60 times", "signed in at the next start; every file whole, for the person's eyes only, and nothing left behind")]
    public Task No_kill_during_a_refresh_loses_the_session_or_leaves_a_bad_file() => KillAtRandomMomentsAsync("token", RefreshKills);

    [Fact]
    [Fault("kill -9 at a random moment of a sign-in, 40 times", "the earlier sign-in or the new one at the next start; every file whole, for the person's eyes only, and nothing left behind")]
    public Task No_kill_during_a_sign_in_loses_the_session_or_leaves_a_bad_file() => KillAtRandomMomentsAsync("sign-in", SignInKills);

    private async Task KillAtRandomMomentsAsync(string command, int kills)
    {
        await using var org = await Org.StartAsync(TimeSpan.FromSeconds(1));
        using var home = org.NewHome();
        var random = new Random(_seed);
        Assert.StartsWith("signed in", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);
        var longest = await DurationAsync(home, command);

        for (var kill = 0; kill < kills; kill++)
        {
            using var app = await RunningApp.StartedAsync(home, command);
            await Task.Delay(longest * random.NextDouble(), Cancel);
            await app.KillAsync();
            await AssertFilesAreWholeAsync(home, $"seed {_seed}, kill {kill}");
        }

        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
        await AssertNothingIsLeftBehindAsync(home, command);
    }

    /// <summary>What a killed process leaves (a half-written successor, the socket it listened on, a request without an answer) is gone with the next one.</summary>
    private static async Task AssertNothingIsLeftBehindAsync(AppHome home, string command)
    {
        await RunningApp.RunAsync(home, command);
        // The browsers of killed apps may still be bringing answers that nobody waits for.
        await Eventually.Async(() => Names(home).SequenceEqual([.. LocksAndKey, "session.sealed"]));

        await RunningApp.RunAsync(home, "sign-out");
        await Eventually.Async(() => Names(home).SequenceEqual(LocksAndKey));
    }

    private static IEnumerable<string> Names(AppHome home) =>
        Directory.EnumerateFileSystemEntries(home.State).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static async Task<TimeSpan> DurationAsync(AppHome home, string command)
    {
        using var app = await RunningApp.StartedAsync(home, command);
        var start = TimeProvider.System.GetTimestamp();
        await app.LastLineAsync();
        return TimeProvider.System.GetElapsedTime(start);
    }

    private static async Task AssertFilesAreWholeAsync(AppHome home, string moment)
    {
        Assert.True(await IsReadableAsync(home, "session"), $"The session is unreadable: {moment}");
        Assert.True(await IsReadableAsync(home, "pending-sign-in") || !File.Exists(PathOf(home, "pending-sign-in")), $"The pending sign-in is unreadable: {moment}");
        if (!OperatingSystem.IsWindows())
        {
            AssertNobodyElseMayUse(home, moment);
        }
    }

    private static async Task<bool> IsReadableAsync(AppHome home, string name) => await new FileTokenStore(home.State).ReadAsync(name, Cancel) is not null;

    private static string PathOf(AppHome home, string name) => Path.Combine(home.State, name + ".sealed");

    [UnsupportedOSPlatform("windows")]
    private static void AssertNobodyElseMayUse(AppHome home, string moment)
    {
        Assert.True(File.GetUnixFileMode(home.State) == OwnersFolder, $"Others may enter the folder: {moment}");

        // A socket gets its mode a moment after its name (bind, chmod); it is the folder that keeps others from it.
        foreach (var file in new DirectoryInfo(home.State).EnumerateFiles().Where(static file => !file.Name.StartsWith("sso-", StringComparison.Ordinal)))
        {
            // What the browser of a killed app has replaced since has no mode any more.
            Assert.True(file.UnixFileMode == OwnersFile || !file.Exists, $"Others may use {file.Name}: {moment}");
        }
    }
}
