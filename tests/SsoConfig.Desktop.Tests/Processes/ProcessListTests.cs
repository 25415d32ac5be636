using System.Collections.Concurrent;
using System.Text;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.Processes;

/// <summary>What every user of a Linux machine can read during a visit: the arguments of all processes.</summary>
public sealed class ProcessListTests
{
    // Parameters of a request (OpenID Connect Core 1.0, section 3.1.2.1; RP-Initiated Logout 1.0, section 2), which a response does not
    // have.
    private static readonly string[] OfARequest = ["code_challenge", "nonce=", "client_id=", "id_token_hint", "post_logout_redirect_uri"];

    [Fact]
    public async Task Neither_the_authorization_request_nor_the_id_token_hint_is_in_the_process_list()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        await using var org = await Org.StartAsync(TimeSpan.FromHours(1));
        using var home = org.NewHome();

        // The browser and what opens it stay in the list for a while.
        home.Variables["BROWSER"] = $"sh -c 'sleep 0.5; \"{RunningApp.Program}\" browse \"$1\"; sleep 0.5' {home.Path} %s";

        var signIn = await ListWhileAsync(async () =>
            Assert.Equal("signed in: ada@example.com", await RunningApp.RunAsync(home, "sign-in"))
        );
        var check = await ListWhileAsync(async () => Assert.Equal("NoSession", await RunningApp.RunAsync(home, "check")));
        var signOut = await ListWhileAsync(async () => Assert.Equal("signed out", await RunningApp.RunAsync(home, "sign-out")));

        // Each request names the provider, and other tests may run beside this one.
        var requests = signIn
            .Concat(check)
            .Concat(signOut)
            .Where(line => line.Contains(new Uri(org.Issuer).Authority, StringComparison.Ordinal));
        Assert.DoesNotContain(requests, static line => OfARequest.Any(parameter => line.Contains(parameter, StringComparison.Ordinal)));

        // The list was read often enough to find the browser with what it was given.
        Assert.All(
            [signIn, check, signOut],
            lines => Assert.Contains(lines, line => line.Contains($"{home.Path} http://127.0.0.1:", StringComparison.Ordinal))
        );
    }

    private static async Task<IReadOnlyCollection<string>> ListWhileAsync(Func<Task> visit)
    {
        var lines = new ConcurrentDictionary<string, bool>();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var reading = Task.Run(
            () =>
            {
                while (!ended.IsCancellationRequested)
                {
                    foreach (
                        var process in Directory
                            .EnumerateDirectories("/proc")
                            .Where(static path => char.IsAsciiDigit(Path.GetFileName(path)[0]))
                    )
                    {
                        lines[CommandLineOf(process)] = true;
                    }
                }
            },
            CancellationToken.None
        );
        await visit();
        await ended.CancelAsync();
        await reading;

        return [.. lines.Keys];
    }

    private static string CommandLineOf(string process)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(process, "cmdline"))).Replace('\0', ' ');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
