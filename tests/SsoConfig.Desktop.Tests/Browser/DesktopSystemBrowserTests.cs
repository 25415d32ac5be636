using SsoConfig.Desktop.Browser;
using SsoConfig.Desktop.Callback;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.Browser;

public sealed class DesktopSystemBrowserTests : IDisposable
{
    private const string Start = "http://127.0.0.1:9/authorize?client_id=first&state=s";
    private const string Redirect = "com.first.sample:/callback";
    private const string Response = "com.first.sample:/callback?code=c&state=s";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_address_reaches_the_browser_unchanged_and_the_response_comes_back_unchanged()
    {
        var opened = _folder["opened"];
        var browser = Open(Script($"printf %s \"$1\" > '{opened}.new'; mv '{opened}.new' '{opened}'"));
        var redirected = await BrowserStandIn.RedirectedAsync(await ContentOfAsync(opened));

        await ArrivesAsync(Response);

        Assert.Equal(Response, Assert.IsType<BrowserResult.Returned>(await browser).ResponseUri);
        Assert.Equal(Start, redirected);
    }

    [Fact]
    public async Task A_response_that_is_not_accepted_leaves_the_real_one_awaited()
    {
        var browser = Open(Script("true"), accepts: static uri => uri == Response);

        Assert.False(await ArrivesAsync("com.first.sample:/callback?error=access_denied&state=foreign"));
        Assert.True(await ArrivesAsync(Response));
        Assert.Equal(Response, Assert.IsType<BrowserResult.Returned>(await browser).ResponseUri);
    }

    [Fact]
    public async Task The_sockets_of_listeners_that_were_killed_are_removed_by_the_next_one()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Pipes are no files there.");
        Directory.CreateDirectory(_folder["state"]);
        var orphan = CallbackPipe.NewAddress(_folder["state"]);
        await File.WriteAllTextAsync(orphan, "", Cancel);

        var browser = Open(Script("true"));
        await ArrivesAsync(Response);
        await browser;

        Assert.False(File.Exists(orphan));
    }

    [Fact]
    public async Task The_next_command_is_tried_when_one_fails()
    {
        var browser = Open($"no-such-browser:{Script("exit 3")}:{Script("true")}");

        await ArrivesAsync(Response);

        Assert.IsType<BrowserResult.Returned>(await browser);
    }

    [Fact]
    public async Task When_no_browser_opens_the_failure_names_what_was_tried_and_the_remedy()
    {
        var failing = Script("exit 3");

        var failed = Assert.IsType<BrowserResult.Failed>(await Open($"no-such-browser:{failing}"));

        Assert.Contains($"no-such-browser (not found), {failing} (exit code 3)", failed.Reason, StringComparison.Ordinal);
        Assert.Contains("set BROWSER", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%s")]
    [InlineData("%s %s:no-such-browser %s")]
    [InlineData("sh -c 'exit 3' %s")]
    public async Task When_no_browser_opens_the_failure_does_not_repeat_the_request(string browserVariable)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell command.");

        var failed = Assert.IsType<BrowserResult.Failed>(await Open(browserVariable));

        Assert.DoesNotContain("authorize", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("state=", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("127.0.0.1", failed.Reason, StringComparison.Ordinal);
    }

    [Fact]
    [Case(22)]
    public async Task Why_the_response_may_never_come_is_reported_while_it_is_waited_for()
    {
        var reported = new TaskCompletionSource<BrowserObstacle>();
        var obstacles = new BrowserObstacles(
            static _ => null,
            static _ => false,
            static () => "/var/lib/snapd/desktop/applications/x.desktop"
        );
        var opener = Directory.CreateDirectory(_folder["bin"]).FullName + "/xdg-open";
        File.Move(Script("true"), opener);
        var browser = new DesktopSystemBrowser(_folder["state"], null, new BrowserLauncher(opener, obstacles)).OpenAsync(
            new BrowserRequest
            {
                StartUri = Start,
                RedirectUri = Redirect,
                ReportObstacle = reported.SetResult,
            },
            Cancel
        );

        Assert.Contains("snap", (await reported.Task.WaitAsync(Cancel)).Reason, StringComparison.Ordinal);
        await ArrivesAsync(Response);
        Assert.IsType<BrowserResult.Returned>(await browser);
    }

    [Fact]
    public async Task Nothing_but_a_web_page_is_opened()
    {
        var opened = _folder["opened"];
        var request = new BrowserRequest { StartUri = "file:///etc/passwd", RedirectUri = Redirect };

        Assert.IsType<BrowserResult.Failed>(await Browser(Script($"touch '{opened}'")).OpenAsync(request, Cancel));
        Assert.False(File.Exists(opened));
    }

    [Fact]
    public async Task An_ephemeral_visit_is_refused_since_a_desktop_browser_has_none()
    {
        var request = new BrowserRequest
        {
            StartUri = Start,
            RedirectUri = Redirect,
            IsEphemeral = true,
        };

        Assert.IsType<BrowserResult.Failed>(await Browser(Script("true")).OpenAsync(request, Cancel));
    }

    [Fact]
    public async Task A_newer_request_takes_the_place_of_one_that_still_waits()
    {
        var older = Open(Script("true"));
        await ListensAsync();
        var newer = Open(Script("true"));

        Assert.IsType<BrowserResult.Cancelled>(await older);
        await ArrivesAsync(Response);
        Assert.IsType<BrowserResult.Returned>(await newer);
    }

    [Fact]
    public async Task Waiting_ends_with_its_cancellation_and_leaves_no_listener_behind()
    {
        using var cancelled = new CancellationTokenSource();
        var browser = Browser(Script("true")).OpenAsync(new BrowserRequest { StartUri = Start, RedirectUri = Redirect }, cancelled.Token);
        await ListensAsync();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => browser);
        Assert.Null(await CallbackSender.SendAsync(_folder["state"], Response, Cancel));
    }

    [Fact]
    public async Task A_scheme_that_another_app_holds_fails_the_visit_with_the_reason()
    {
        var browser = new DesktopSystemBrowser(
            _folder["state"],
            static _ => throw new SchemeHandlerException("held"),
            new BrowserLauncher(Script("true"), BrowserObstacles.OfThisSystem)
        );

        Assert.Equal(
            "held",
            Assert
                .IsType<BrowserResult.Failed>(
                    await browser.OpenAsync(new BrowserRequest { StartUri = Start, RedirectUri = Redirect }, Cancel)
                )
                .Reason
        );
    }

    [Fact]
    public async Task A_state_folder_that_is_too_deep_for_a_socket_works_all_the_same()
    {
        var deep = _folder[Path.Combine([.. Enumerable.Repeat("a-folder-with-a-name", 8)])];
        var browser = new DesktopSystemBrowser(deep, null, new BrowserLauncher(Script("true"), BrowserObstacles.OfThisSystem));
        var visit = browser.OpenAsync(new BrowserRequest { StartUri = Start, RedirectUri = Redirect }, Cancel);

        await ArrivesAsync(Response, deep);

        Assert.IsType<BrowserResult.Returned>(await visit);
    }

    private Task<BrowserResult> Open(string browserVariable, Func<string, bool>? accepts = null) =>
        Browser(browserVariable)
            .OpenAsync(
                new BrowserRequest
                {
                    StartUri = Start,
                    RedirectUri = Redirect,
                    Accepts = accepts ?? (static _ => true),
                },
                Cancel
            );

    private DesktopSystemBrowser Browser(string browserVariable) =>
        new(_folder["state"], null, new BrowserLauncher(browserVariable, BrowserObstacles.OfThisSystem));

    private string Script(string body)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The stand-in for a browser is a shell script.");
        var path = _folder[$"browser-{Guid.NewGuid():N}"];
        File.WriteAllText(path, $"#!/bin/sh\n{body}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    private async Task<bool> ArrivesAsync(string response, string? state = null)
    {
        bool? taken = null;
        await Eventually.Async(async () =>
            (taken = await CallbackSender.SendAsync(state ?? _folder["state"], response, Cancel)) is not null
        );
        return taken!.Value;
    }

    private Task ListensAsync(string? state = null) =>
        Eventually.Async(() => File.Exists(Path.Combine(state ?? _folder["state"], "waiting")));

    private static async Task<string> ContentOfAsync(string file)
    {
        await Eventually.Async(() => File.Exists(file));
        return await File.ReadAllTextAsync(file, Cancel);
    }
}
