namespace SsoConfig.Desktop.TestApp;

/// <summary>The app's own network: it writes down each request with the arguments that its process was started with.</summary>
internal sealed class LoggingNetwork(string file) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await File.AppendAllTextAsync(file, $"{Environment.GetCommandLineArgs().ElementAtOrDefault(1)} {request.RequestUri!.AbsolutePath}\n", cancellationToken);
        return await base.SendAsync(request, cancellationToken);
    }
}
