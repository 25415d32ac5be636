using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SsoConfig.Provisioning.Tests.Links;

/// <summary>A web server with TLS on this machine, for a host name that leads nowhere else.</summary>
internal sealed class LinkHost : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly X509Certificate2 _certificate;
    private readonly Dictionary<string, byte[]> _responses = [];
    private readonly Task _serving;

    public LinkHost(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        _certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _listener.Start();
        _serving = ServeAsync();
        Handler.ConnectCallback = ConnectAsync;
        Handler.SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, certificate, _, problems) =>
                (problems & SslPolicyErrors.RemoteCertificateNameMismatch) == 0
                && certificate is X509Certificate2 { Thumbprint: var thumbprint }
                && thumbprint == _certificate.Thumbprint,
        };
    }

    /// <summary>The tool's own; it reaches this server under every name, over TLS.</summary>
    public SocketsHttpHandler Handler { get; } = ToolEnvironment.NewHandler();

    public List<string> Requests { get; } = [];

    public void Serve(string file, string content, string contentType = "application/json", string status = "200 OK", string header = "")
    {
        var body = Encoding.UTF8.GetBytes(content);
        var head =
            $"HTTP/1.1 {status}\r\nContent-Type: {contentType}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{header}\r\n";
        _responses[$"/.well-known/{file}"] = [.. Encoding.ASCII.GetBytes(head), .. body];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Handler.Dispose();
        _certificate.Dispose();
        _stop.Dispose();
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)_listener.LocalEndpoint, cancellationToken);
        return client.GetStream();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
            await using var stream = new SslStream(client.GetStream());
            try
            {
                await stream.AuthenticateAsServerAsync(_certificate);
                await RespondAsync(stream);
            }
            catch (Exception problem) when (problem is IOException or System.Security.Authentication.AuthenticationException)
            {
                // The client has gone, as it does when it was sent too much.
            }
        }
    }

    private async Task RespondAsync(SslStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync(_stop.Token))?.Split(' ')[1] ?? "";
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
        {
            // The head of the request ends with an empty line.
        }

        lock (Requests)
        {
            Requests.Add(path);
        }

        await stream.WriteAsync(
            _responses.GetValueOrDefault(path) ?? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(),
            _stop.Token
        );
    }
}
