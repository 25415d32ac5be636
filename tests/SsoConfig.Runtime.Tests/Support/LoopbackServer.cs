using System.Collections.Concurrent;
using System.Net;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Tests.Support;

/// <summary>A real server on a free loopback port, for what only a real handler does: redirects.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener = new();

    public LoopbackServer(Action<HttpListenerContext> response)
    {
        Origin = new Uri($"http://127.0.0.1:{FreePort.Find()}/");
        _listener.Prefixes.Add(Origin.AbsoluteUri);
        _listener.Start();
        _ = ServeAsync(response);
    }

    public Uri Origin { get; }

    /// <summary>The method, the path and the authorization of each request.</summary>
    public ConcurrentQueue<(string Method, string Path, string? Authorization)> Requests { get; } = new();

    public static void RedirectTo(HttpListenerContext context, Uri target, int status = 302)
    {
        context.Response.StatusCode = status;
        context.Response.RedirectLocation = target.AbsoluteUri;
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync(Action<HttpListenerContext> response)
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                Requests.Enqueue((context.Request.HttpMethod, context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"]));
                response(context);
                context.Response.Close();
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
