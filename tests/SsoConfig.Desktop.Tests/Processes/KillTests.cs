using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>
/// SIGKILL at random moments, of real processes. Access tokens are used up when they arrive, so each start of the app refreshes; the provider takes
/// a rotated refresh token again for as long as the test lasts.
/// </summary>
public sealed class KillTests
{
    private const int RefreshKills = 60;
    private const int SignInKills = 40;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The seed is in the failure's message: the moments can be tried again.
    private readonly int _seed = Environment.TickCount;

    [Fact]
    public Task No_kill_during_a_refresh_loses_the_session_or_leaves_a_bad_file() => KillAtRandomMomentsAsync("token", RefreshKills);

    [Fact]
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
            await Task.Delay(longest * random.NextDouble(), TestContext.Current.CancellationToken);
            await app.KillAsync();
            await AssertFilesAreWholeAsync(home, kill);
        }

        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
    }

    private static async Task<TimeSpan> DurationAsync(AppHome home, string command)
    {
        using var app = await RunningApp.StartedAsync(home, command);
        var start = TimeProvider.System.GetTimestamp();
        await app.LastLineAsync();
        return TimeProvider.System.GetElapsedTime(start);
    }

    private async Task AssertFilesAreWholeAsync(AppHome home, int kill)
    {
        var moment = $"seed {_seed}, kill {kill}";
        Assert.True(await new FileTokenStore(home.State).ReadAsync("session", TestContext.Current.CancellationToken) is not null, $"The session is unreadable: {moment}");
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // A socket gets its mode a moment after its name (bind, chmod); it is the folder that keeps others from it.
        foreach (var path in Directory.EnumerateFileSystemEntries(home.State).Where(static path => !IsSocket(path)).Append(home.State))
        {
            Assert.True((File.GetUnixFileMode(path) & ~OwnerOnly) == 0, $"Others may use {path}: {moment}");
        }
    }

    private static bool IsSocket(string path) => Path.GetFileName(path).StartsWith("sso-", StringComparison.Ordinal);
}
