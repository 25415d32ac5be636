using System.Runtime.Versioning;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.LocalOrg;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>
/// SIGKILL of real processes: at the moments that matter most, where each kill is known to have hit, and at random ones. Access tokens have
/// expired at each start of the app, so each one refreshes.
/// </summary>
public sealed class KillTests
{
    private const int KillsOfMoment = 10;
    private const int RefreshKills = 60;
    private const int SignInKills = 40;
    private const int UntilExpiry = 2;

    /// <summary>Longer than a test lasts by its own clock, which passes <see cref="UntilExpiry"/> minutes for each kill.</summary>
    private static readonly TimeSpan LongGracePeriod = TimeSpan.FromDays(1);

    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;
    private static readonly string[] LocksAndKey = ["callback.lock", "files.lock", "key", "session.lock"];

    // The seed is in the failure's message: the moments can be tried again.
    private readonly int _seed = Environment.TickCount;
    private readonly ClockThatJumps _clock = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("token", nameof(TokensUnderWay.Moment.BeforeTheResponse))]
    [InlineData("token", nameof(TokensUnderWay.Moment.BeforeTheStoring))]
    [InlineData("sign-in", nameof(TokensUnderWay.Moment.BeforeTheResponse))]
    [InlineData("sign-in", nameof(TokensUnderWay.Moment.BeforeTheStoring))]
    [Fault(
        "kill -9 between the provider's new tokens and their storing, 10 times in a row",
        "signed in at the next start, within the provider's grace period for the old refresh token"
    )]
    public async Task No_kill_between_the_new_tokens_and_their_storing_loses_the_session(string command, string moment)
    {
        await using var org = await StartAsync(LongGracePeriod);
        using var home = org.NewHome();
        Assert.StartsWith("signed in", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);

        for (var kill = 0; kill < KillsOfMoment; kill++)
        {
            await KillBeforeStoringAsync(org, home, command, Enum.Parse<TokensUnderWay.Moment>(moment));
            await AssertFilesAreWholeAsync(home, $"kill {kill}");
        }

        await AssertCanRefreshAsync(home);
        await AssertNothingIsLeftBehindAsync(home, command);
    }

    /// <summary>Also what shows that the kills above have hit: with them, only the grace period keeps the session.</summary>
    [Fact]
    [Fault(
        "kill -9 between the provider's new refresh token and its storing, and no start within the provider's grace period",
        "signed out"
    )]
    public async Task A_kill_before_the_storing_costs_the_session_once_the_grace_period_is_over()
    {
        await using var org = await StartAsync(TimeSpan.FromMinutes(UntilExpiry));
        using var home = org.NewHome();
        Assert.StartsWith("signed in", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);

        await KillBeforeStoringAsync(org, home, "token", TokensUnderWay.Moment.BeforeTheStoring);
        _clock.PassMinutes(home, UntilExpiry);

        Assert.Equal("SignedOut", await RunningApp.RunAsync(home, "token"));
    }

    [Fact]
    [Fault(
        "kill -9 at a random moment of a process that refreshes, 60 times",
        "signed in at the next start; every file whole, readable by the user alone, and nothing left behind"
    )]
    public Task No_kill_during_a_refresh_loses_the_session_or_leaves_a_bad_file() => KillAtRandomMomentsAsync("token", RefreshKills);

    [Fact]
    [Fault(
        "kill -9 at a random moment of a process that signs in, 40 times",
        "the earlier sign-in or the new one at the next start; every file whole, readable by the user alone, and nothing left behind"
    )]
    public Task No_kill_during_a_sign_in_loses_the_session_or_leaves_a_bad_file() => KillAtRandomMomentsAsync("sign-in", SignInKills);

    private Task<LocalOrgServer> StartAsync(TimeSpan gracePeriod) => Org.StartAsync(TimeSpan.FromMinutes(1), _clock, gracePeriod);

    /// <summary>One kill, which finds new tokens at the provider and the old ones in the store.</summary>
    private async Task KillBeforeStoringAsync(LocalOrgServer org, AppHome home, string command, TokensUnderWay.Moment moment)
    {
        _clock.PassMinutes(home, UntilExpiry);
        var (issued, stored) = (IssuedBy(org), await StoredAsync(home));
        using (var underWay = new TokensUnderWay(org, home, moment))
        {
            using var app = await RunningApp.StartedAsync(home, command);
            await underWay.ReachedAsync();
            Assert.False(app.HasEnded);
            await app.KillAsync();
        }

        Assert.Equal(issued + 1, IssuedBy(org));
        Assert.Equal(stored, await StoredAsync(home));
    }

    private async Task KillAtRandomMomentsAsync(string command, int kills)
    {
        await using var org = await StartAsync(LongGracePeriod);
        using var home = org.NewHome();
        var random = new Random(_seed);
        Assert.StartsWith("signed in", await RunningApp.RunAsync(home, "sign-in"), StringComparison.Ordinal);
        _clock.PassMinutes(home, UntilExpiry);
        var longest = await DurationAsync(home, command);

        for (var kill = 0; kill < kills; kill++)
        {
            _clock.PassMinutes(home, UntilExpiry);
            using var app = await RunningApp.StartedAsync(home, command);
            await Task.Delay(longest * random.NextDouble(), Cancel);
            await app.KillAsync();
            await AssertFilesAreWholeAsync(home, $"seed {_seed}, kill {kill}");
        }

        await AssertCanRefreshAsync(home);
        await AssertNothingIsLeftBehindAsync(home, command);
    }

    /// <summary>The provider still takes the refresh token in the store.</summary>
    private async Task AssertCanRefreshAsync(AppHome home)
    {
        _clock.PassMinutes(home, UntilExpiry);
        Assert.StartsWith("token: ", await RunningApp.RunAsync(home, "token"), StringComparison.Ordinal);
    }

    private static int IssuedBy(LocalOrgServer org) => org.Log.Events.Count(static one => one is { Kind: "token", Outcome: "ok" });

    private static Task<byte[]> StoredAsync(AppHome home) => File.ReadAllBytesAsync(PathOf(home, "session"), Cancel);

    /// <summary>
    /// What a killed process leaves (a half-written successor, the socket it listened on, a request without a response) is gone with the
    /// next one.
    /// </summary>
    private static async Task AssertNothingIsLeftBehindAsync(AppHome home, string command)
    {
        await RunningApp.RunAsync(home, command);
        // The browsers of killed apps may still be bringing responses that nobody waits for.
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
        Assert.True(
            await IsReadableAsync(home, "pending-sign-in") || !File.Exists(PathOf(home, "pending-sign-in")),
            $"The pending sign-in is unreadable: {moment}"
        );
        if (!OperatingSystem.IsWindows())
        {
            AssertNobodyElseMayUse(home, moment);
        }
    }

    private static async Task<bool> IsReadableAsync(AppHome home, string name) =>
        await new FileTokenStore(home.State).ReadAsync(name, Cancel) is not null;

    private static string PathOf(AppHome home, string name) => Path.Combine(home.State, name + ".sealed");

    [UnsupportedOSPlatform("windows")]
    private static void AssertNobodyElseMayUse(AppHome home, string moment)
    {
        Assert.True(File.GetUnixFileMode(home.State) == OwnersFolder, $"Others may enter the folder: {moment}");

        // A socket gets its mode a moment after its name (bind, chmod); it is the folder that keeps others from it.
        foreach (
            var file in new DirectoryInfo(home.State)
                .EnumerateFiles()
                .Where(static file => !file.Name.StartsWith("sso-", StringComparison.Ordinal))
        )
        {
            // What the browser of a killed app has replaced since has no mode any more.
            Assert.True(file.UnixFileMode == OwnersFile || !file.Exists, $"Others may use {file.Name}: {moment}");
        }
    }
}
