using System.Net;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Provisioning.Tests.Support;

/// <summary>Makes a handler that responds in memory reachable for other processes.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly HttpMessageInvoker _invoker;
    private readonly Task _serving;

    public LoopbackServer(HttpMessageHandler handler)
    {
        _invoker = new HttpMessageInvoker(handler, disposeHandler: false);
        Address = $"http://127.0.0.1:{FreePort.Find()}";
        _listener.Prefixes.Add($"{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _invoker.Dispose();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                await RespondAsync(await _listener.GetContextAsync());
            }
            catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
            {
                // The tool gave up, or the server was closed.
            }
        }
    }

    private async Task RespondAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), context.Request.Url)
        {
            Content = context.Request.HasEntityBody || context.Request.ContentLength64 == 0 ? new ByteArrayContent(body.ToArray()) : null,
        };
        foreach (var name in context.Request.Headers.AllKeys.OfType<string>())
        {
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name]);
        }

        using var response = await _invoker.SendAsync(request, CancellationToken.None);
        context.Response.StatusCode = (int)response.StatusCode;
        context.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        foreach (var header in response.Headers.Where(static header => header.Key != "Date"))
        {
            context.Response.Headers[header.Key] = string.Join(", ", header.Value);
        }

        await response.Content.CopyToAsync(context.Response.OutputStream);
        context.Response.Close();
    }
}
