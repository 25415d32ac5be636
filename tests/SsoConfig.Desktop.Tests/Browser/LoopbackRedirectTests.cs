using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using SsoConfig.Desktop.Browser;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Desktop.Tests.Browser;

/// <summary>How an address gets to the browser without being an argument of it.</summary>
public sealed class LoopbackRedirectTests
{
    private const string Target = "https://org.example/authorize?client_id=first&state=s&nonce=n";

    [Fact]
    public async Task The_browser_is_redirected_as_often_as_it_asks()
    {
        await using var redirect = LoopbackRedirect.Start(Target, static (_, _) => ConnectionOwner.SameUser);

        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    public async Task This_users_own_connection_is_recognized()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems do not say whose a connection is.");
        await using var redirect = LoopbackRedirect.Start(Target);

        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Another_user_who_reads_the_process_list_gets_nothing_and_takes_nothing_away()
    {
        OtherUser.SkipUnlessPossible();
        Assert.SkipUnless(ProgramPath.Find("curl") is not null, "Needs curl.");
        await using var redirect = LoopbackRedirect.Start(Target);

        var theirs = await OtherUser.RunAsync("curl", "-s", "-i", redirect.Address);

        Assert.Contains(theirs.ExitCode, OtherUser.ConnectedInVain);
        Assert.Equal("", theirs.StandardOutput);
        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    public async Task Where_the_owner_is_not_known_the_first_connection_alone_is_redirected()
    {
        await using var redirect = LoopbackRedirect.Start(Target, static (_, _) => ConnectionOwner.Unknown);

        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
        Assert.Null(await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    public async Task A_wrong_path_is_not_found_and_counts_for_nothing()
    {
        await using var redirect = LoopbackRedirect.Start(Target, static (_, _) => ConnectionOwner.Unknown);

        Assert.Null(await BrowserStandIn.RedirectedAsync(redirect.Address[..^1] + (redirect.Address[^1] == '0' ? '1' : '0')));
        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    public async Task Connections_that_say_nothing_hold_nobody_up()
    {
        await using var redirect = LoopbackRedirect.Start(Target);
        var silent = Enumerable.Range(0, 50).Select(_ => new TcpClient("127.0.0.1", new Uri(redirect.Address).Port)).ToList();

        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
        silent.ForEach(static client => client.Dispose());
    }

    [Fact]
    public async Task Connections_that_cannot_be_accepted_do_not_end_the_visit()
    {
        var failures = 3;
        await using var redirect = LoopbackRedirect.Start(
            Target,
            static (_, _) => ConnectionOwner.SameUser,
            (listener, cancellationToken) =>
                failures-- > 0
                    ? ValueTask.FromException<TcpClient>(new SocketException((int)SocketError.TooManyOpenSockets))
                    : listener.AcceptTcpClientAsync(cancellationToken)
        );

        Assert.Equal(Target, await BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Fact]
    public async Task A_visit_ends_also_while_connections_cannot_be_accepted()
    {
        var redirect = LoopbackRedirect.Start(
            Target,
            accept: static (_, _) => ValueTask.FromException<TcpClient>(new SocketException((int)SocketError.TooManyOpenSockets))
        );

        await redirect.DisposeAsync();
    }

    [Fact]
    public async Task After_the_visit_nothing_listens_any_more()
    {
        var redirect = LoopbackRedirect.Start(Target);
        await redirect.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => BrowserStandIn.RedirectedAsync(redirect.Address));
    }

    [Theory]
    [InlineData("https://org.example/a\r\nSet-Cookie: x=1")]
    [InlineData("https://org.example/é ü")]
    public async Task An_address_cannot_add_a_header(string target)
    {
        await using var redirect = LoopbackRedirect.Start(target, static (_, _) => ConnectionOwner.SameUser);
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var http = new HttpClient(handler);

        using var response = await http.GetAsync(new Uri(redirect.Address), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        Assert.Equal(new Uri(target).AbsoluteUri, response.Headers.Location!.OriginalString);
        Assert.DoesNotContain(response.Headers, static header => header.Key == "Set-Cookie");
    }

    [Theory]
    [InlineData("", "Unknown")]
    [InlineData("HEADING", "OtherUser")]
    [InlineData("HEADING|   1: 0100007F:1F90 0100007F:2328 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1", "SameUser")]
    [InlineData("HEADING|   1: 0100007F:1F90 0100007F:2328 01 00000000:00000000 00:00000000 00000000     0        0 12345 1", "SameUser")]
    [InlineData("HEADING|   1: 0100007F:1F90 0100007F:2328 01 00000000:00000000 00:00000000 00000000  1001        0 12345 1", "OtherUser")]
    [InlineData("HEADING|   1: 0100007F:2328 0100007F:1F90 01 00000000:00000000 00:00000000 00000000  1000        0 12345 1", "OtherUser")]
    [InlineData(
        "HEADING|   1: 0000000000000000FFFF00000100007F:1F90 0000000000000000FFFF00000100007F:2328 01 00000000:00000000 00:00000000 "
            + "00000000  1000        0 12345 1",
        "SameUser"
    )]
    [InlineData(
        "   1: 0100007F:1F90 0100007F:2328 01 0:0 0:0 0  1000 0|   2: 0200007F:1F90 0100007F:2328 01 0:0 0:0 0  1001 0",
        "OtherUser"
    )]
    public void The_owner_is_read_from_the_kernels_table(string table, string expected) =>
        Assert.Equal(
            Enum.Parse<ConnectionOwner>(expected),
            LocalConnections.FindOwner(
                table
                    .Replace(
                        "HEADING",
                        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid",
                        StringComparison.Ordinal
                    )
                    .Split('|'),
                0x1F90,
                0x2328,
                1000
            )
        );
}
