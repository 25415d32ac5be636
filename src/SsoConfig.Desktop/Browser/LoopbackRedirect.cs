using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Desktop.Browser;

/// <summary>
/// Hands an address to a browser without naming it on any command line, which every user of the machine can read while the browser is
/// started: the browser is given an address on 127.0.0.1 and redirected from there. Connections of other users get nothing. Where the
/// system does not say whose a connection is, the first one alone is redirected, so that a request that another user took is noticed: the
/// user's browser then shows no sign-in page.
/// </summary>
/// <remarks>
/// Not a file with the address in it: browsers in a sandbox (Firefox and Chromium as snap or Flatpak) may not read the app's folder.
/// </remarks>
internal sealed class LoopbackRedirect : IAsyncDisposable
{
    private const int MaxRequestBytes = 16 * 1024;
    private static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterFailedAccept = TimeSpan.FromMilliseconds(50);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly string _path = $"/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))}";
    private readonly string _target;
    private readonly Func<IPEndPoint, IPEndPoint, ConnectionOwner> _findOwner;
    private readonly Func<TcpListener, CancellationToken, ValueTask<TcpClient>> _accept;
    private readonly Task _serving;
    private int _servedUnknown;

    private LoopbackRedirect(
        string target,
        Func<IPEndPoint, IPEndPoint, ConnectionOwner> findOwner,
        Func<TcpListener, CancellationToken, ValueTask<TcpClient>> accept
    )
    {
        _target = target;
        _findOwner = findOwner;
        _accept = accept;
        _listener.Start();
        Address = $"http://{_listener.LocalEndpoint}{_path}";
        _serving = ServeAsync();
    }

    /// <summary>What to give to the browser.</summary>
    public string Address { get; }

    /// <exception cref="SocketException">Nothing can listen on 127.0.0.1.</exception>
    public static LoopbackRedirect Start(
        string target,
        Func<IPEndPoint, IPEndPoint, ConnectionOwner>? findOwner = null,
        Func<TcpListener, CancellationToken, ValueTask<TcpClient>>? accept = null
    ) =>
        new(
            target.All(static c => c is > ' ' and <= '~') ? target : new Uri(target).AbsoluteUri,
            findOwner ?? LocalConnections.FindOwner,
            accept ?? (static (listener, cancellationToken) => listener.AcceptTcpClientAsync(cancellationToken))
        );

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await AcceptAsync().ConfigureAwait(false);
                connections.RemoveAll(static connection => connection.IsCompleted);
                connections.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The visit has ended.
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
    }

    /// <summary>
    /// One connection that cannot be accepted does not end the visit: its client may have reset it, or the process be out of file handles
    /// for a moment.
    /// </summary>
    private async Task<TcpClient> AcceptAsync()
    {
        while (true)
        {
            try
            {
                return await _accept(_listener, _stop.Token).ConfigureAwait(false);
            }
            catch (SocketException) when (!_stop.IsCancellationRequested)
            {
                await Task.Delay(PauseAfterFailedAccept, _stop.Token).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                throw new OperationCanceledException(_stop.Token);
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        limited.CancelAfter(RequestLimit);
        try
        {
            var owner = _findOwner((IPEndPoint)client.Client.RemoteEndPoint!, (IPEndPoint)client.Client.LocalEndPoint!);
            if (owner == ConnectionOwner.OtherUser)
            {
                return;
            }

            var stream = client.GetStream();
            var path = await ReadPathAsync(stream, limited.Token).ConfigureAwait(false);
            var response = path == _path && IsServed(owner) ? Redirect : NotFound;
            await stream.WriteAsync(Encoding.ASCII.GetBytes(response), limited.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or SocketException)
        {
            // It has gone, or said nothing in time.
        }
    }

    private bool IsServed(ConnectionOwner owner) =>
        owner == ConnectionOwner.SameUser || (owner == ConnectionOwner.Unknown && Interlocked.Exchange(ref _servedUnknown, 1) == 0);

    private string Redirect =>
        $"HTTP/1.1 303 See Other\r\nLocation: {_target}\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nContent-Length: "
        + "0\r\nConnection: close\r\n\r\n";

    private static string NotFound => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    // The whole request head is read: a connection that is closed over unread bytes is reset, and the browser may then drop the response.
    private static async Task<string?> ReadPathAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var head = new byte[MaxRequestBytes];
        var length = 0;
        while (length < head.Length)
        {
            var read = await stream.ReadAsync(head.AsMemory(length), cancellationToken).ConfigureAwait(false);
            length += read;
            if (read == 0 || head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                break;
            }
        }

        return Encoding.ASCII.GetString(head, 0, length).Split(' ', 3) is ["GET" or "HEAD", var path, _] ? path : null;
    }
}
