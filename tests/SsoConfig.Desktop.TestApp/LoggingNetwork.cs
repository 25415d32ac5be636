namespace SsoConfig.Desktop.TestApp;

/// <summary>
/// The app's own network: it writes down each request and each response with the arguments that its process was started with.
/// </summary>
internal sealed class LoggingNetwork(string file) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var line = $"{Environment.GetCommandLineArgs().ElementAtOrDefault(1)} {request.RequestUri!.AbsolutePath}";
        await File.AppendAllTextAsync(file, $"{line}\n", cancellationToken);
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        await File.AppendAllTextAsync(file, $"{line} responded\n", cancellationToken);
        return response;
    }
}
