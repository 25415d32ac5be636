using System.Text.Json;
using SsoConfig.Eng;
using SsoConfig.Testing;
using Xunit;

namespace SsoTemplates.Tests.Harness;

/// <summary>A built desktop app, run by a user who has a home folder and a browser of their own.</summary>
/// <param name="program">Its executable file.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class DesktopApp(string program, string home)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private readonly string _opened = Path.Combine(home, "opened");

    /// <summary>The exit code of a command, and what it reports.</summary>
    public async Task<Reported> RunAsync(params string[] arguments)
    {
        var outcome = await StartAsync([.. arguments, "--json"]);
        Assert.True(outcome.StandardOutput.StartsWith('{'), outcome.Output);
        using var json = JsonDocument.Parse(outcome.StandardOutput);
        return new Reported(outcome.ExitCode, json.RootElement.Clone());
    }

    /// <summary>The app opens the browser, the user signs in there, and the operating system starts the app with the response.</summary>
    public async Task<Reported> SignInAsync(UserAgent browser)
    {
        File.Delete(_opened);
        var signIn = RunAsync("sign-in");
        var address = await AddressInBrowserAsync(signIn);
        var page = await VisitAsync(browser, address, signIn);
        var response = page.IsHandedOver ? page : await browser.SignInAsync(page);
        Assert.True(response.IsHandedOver, response.Html);

        // As the registered scheme handler does.
        (await StartAsync(["sso-callback", response.Address.OriginalString])).EnsureSucceeded();
        return await signIn;
    }

    private static async Task<Visit> VisitAsync(UserAgent browser, string address, Task<Reported> signIn)
    {
        try
        {
            return await browser.OpenAsync(address);
        }
        catch (HttpRequestException exception)
        {
            var ended = await Task.WhenAny(signIn, Task.Delay(Limit)) == signIn ? (await signIn).Json.GetRawText() : "nothing";
            throw new InvalidOperationException($"'{address}' cannot be opened; the app reported {ended}.", exception);
        }
    }

    private async Task<string> AddressInBrowserAsync(Task<Reported> signIn)
    {
        for (var waited = TimeSpan.Zero; waited < Limit && !signIn.IsCompleted; waited += TimeSpan.FromMilliseconds(50))
        {
            if (File.Exists(_opened))
            {
                return await File.ReadAllTextAsync(_opened, TestContext.Current.CancellationToken);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }

        var reported = signIn.IsCompleted ? (await signIn).Json.GetRawText() : $"nothing within {Limit}";
        throw new InvalidOperationException($"The app opened no browser; it reported {reported}.");
    }

    private Task<CommandOutcome> StartAsync(IReadOnlyList<string> arguments)
    {
        Directory.CreateDirectory(home);
        var variables = new Dictionary<string, string?>
        {
            ["HOME"] = home,
            ["SSO_HOME"] = Path.Combine(home, "sso"),
            ["XDG_DATA_HOME"] = Path.Combine(home, "data"),
            ["XDG_CONFIG_HOME"] = Path.Combine(home, "config"),
            ["DISPLAY"] = ":4242",
            ["BROWSER"] = $"sh -c 'printf %%s \"$1\" > \"{_opened}.new\"; mv \"{_opened}.new\" \"{_opened}\"' sh %s",
        };
        return Command.RunAsync(program, arguments, Path.GetDirectoryName(program)!, variables, TestContext.Current.CancellationToken);
    }

    /// <param name="Json">The object that the command printed.</param>
    internal sealed record Reported(int ExitCode, JsonElement Json)
    {
        public string? Outcome => Json.GetProperty("outcome").GetString();

        /// <summary>The name of the user who is signed in, or null.</summary>
        public string? UserName => Json.TryGetProperty("user", out var user) ? user.GetProperty("name").GetString() : null;
    }
}
