using System.Runtime.Versioning;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.LocalOrg;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>Native SSO between real processes of several apps of one user.</summary>
public sealed class FamilyAcrossProcessesTests
{
    private const string Family = "com.example.apps";

    [Fact]
    public async Task The_second_app_signs_in_without_a_browser_and_both_end_with_the_shared_session()
    {
        await using var org = await StartAsync(2);
        using var first = NewHome(org, 1);
        using var second = NewHome(org, 2, first);
        Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(first, "sign-in"));
        second.Variables["BROWSER"] = "/bin/false";

        Assert.Equal("Ada Lovelace", await RunningApp.RunAsync(second, "family"));
        Assert.Equal("signed in without a browser: ada@example.com", await RunningApp.RunAsync(second, "sign-in"));
        Assert.Equal("signed out", await RunningApp.RunAsync(first, "sign-out"));

        Assert.Equal("nobody", await RunningApp.RunAsync(second, "family"));
        Assert.DoesNotContain("without a browser", await RunningApp.RunAsync(second, "sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_four_apps_that_sign_in_first_at_the_same_time_each_is_signed_in_and_a_fifth_one_needs_no_browser()
    {
        await using var org = await StartAsync(5);
        using var first = NewHome(org, 1);
        using var second = NewHome(org, 2, first);
        using var third = NewHome(org, 3, first);
        using var fourth = NewHome(org, 4, first);
        using var fifth = NewHome(org, 5, first);
        AppHome[] homes = [first, second, third, fourth];

        var results = await Task.WhenAll(homes.Select(static home => RunningApp.RunAsync(home, "sign-in")));

        Assert.All(results, static result => Assert.EndsWith("ada@example.com", result, StringComparison.Ordinal));
        Assert.Equal("signed in without a browser: ada@example.com", await RunningApp.RunAsync(fifth, "sign-in"));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Nobody_else_may_enter_the_folder_of_the_family()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows protects the profile by its access list, not by modes.");
        await using var org = await StartAsync(1);
        using var home = NewHome(org, 1);
        await RunningApp.RunAsync(home, "sign-in");
        var folder = Path.Combine(home.Variables["SSO_HOME"]!, "_family", Family);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.All(
            Directory.GetFiles(folder),
            static file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
    }

    [Fact]
    public async Task A_running_app_is_signed_out_at_once_when_another_one_signs_the_family_out()
    {
        await using var org = await StartAsync(2);
        using var first = NewHome(org, 1);
        using var second = NewHome(org, 2, first);
        await RunningApp.RunAsync(first, "sign-in");
        Assert.StartsWith("signed in without a browser", await RunningApp.RunAsync(second, "sign-in"), StringComparison.Ordinal);
        using var app = await RunningApp.StartedAsync(second, "follow", second["following"]);
        await Eventually.Async(() => File.Exists(second["following"]));

        Assert.Equal("signed out", await RunningApp.RunAsync(first, "sign-out"));

        Assert.Equal(["SignedOut by Provider: ada@example.com"], await app.LinesAsync());
        Assert.Equal("nobody", await RunningApp.RunAsync(second, "who"));
    }

    [Fact]
    public async Task A_file_that_is_deleted_damaged_or_replaced_signs_no_running_app_out()
    {
        await using var org = await StartAsync(2);
        using var first = NewHome(org, 1);
        using var second = NewHome(org, 2, first);
        await RunningApp.RunAsync(first, "sign-in");
        await RunningApp.RunAsync(second, "sign-in");
        var file = Path.Combine(first.Variables["SSO_HOME"]!, "_family", Family, "family.sealed");
        var credential = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        using var app = await RunningApp.StartedAsync(second, "follow", second["following"]);
        await Eventually.Async(() => File.Exists(second["following"]));

        File.Delete(file);
        for (var i = 0; i < 1000; i++)
        {
            await File.WriteAllTextAsync(file, "planted", TestContext.Current.CancellationToken);
            File.Delete(file);
        }

        Assert.StartsWith("Refreshed by", await app.NextLineAsync(), StringComparison.Ordinal);
        Assert.Equal("token", (await RunningApp.RunAsync(second, "token"))[..5]);
        File.CreateSymbolicLink(file, "/dev/null");
        File.Delete(file);
        await File.WriteAllBytesAsync(file, credential, TestContext.Current.CancellationToken);
        Assert.False(app.HasEnded);
        Assert.Equal("signed out", await RunningApp.RunAsync(first, "sign-out"));

        var lines = await app.LinesAsync();
        Assert.Equal("SignedOut by Provider: ada@example.com", lines[^1]);
        Assert.All(lines[..^1], static line => Assert.StartsWith("Refreshed by", line, StringComparison.Ordinal));
        Assert.InRange(lines.Length, 1, 4);
    }

    private static Task<LocalOrgServer> StartAsync(int apps) =>
        LocalOrgServer.StartAsync(
            new LocalOrgOptions
            {
                NativeSso = NativeSsoSupport.Standard,
                Apps =
                [
                    .. Enumerable
                        .Range(1, apps)
                        .Select(static number => new LocalOrgApp
                        {
                            Name = ClientId(number),
                            ClientId = ClientId(number),
                            RedirectUris = [$"{Scheme(number)}:/callback"],
                            LogoutRedirectUris = [$"{Scheme(number)}:/logout"],
                            Scopes = ["openid", "profile", "email", "offline_access"],
                        }),
                ],
            },
            TestContext.Current.CancellationToken
        );

    /// <summary>The home of one app of the family; all of them are of the user of the first one.</summary>
    private static AppHome NewHome(LocalOrgServer org, int number, AppHome? user = null)
    {
        var home = new AppHome(Scheme(number), ClientId(number), org.Issuer);
        home.Variables["TEST_FAMILY"] = Family;
        foreach (var name in new[] { "HOME", "SSO_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME" })
        {
            home.Variables[name] = (user ?? home).Variables[name];
        }

        return home;
    }

    private static string ClientId(int number) => $"app-{number}";

    private static string Scheme(int number) => $"com.app{number}.sample";
}
