using System.Net;
using System.Net.Http.Headers;
using System.Reflection;

namespace SsoConfig.Provisioning.Http;

/// <summary>
/// Talks to a provider that is not trusted more than needed: bounded responses, no redirects, no cookies, and no clear text outside this
/// machine.
/// </summary>
internal sealed class ProviderHttp(ToolEnvironment environment) : IDisposable
{
    private const int LargestResponse = 8 * 1024 * 1024;
    private static readonly string Version =
        typeof(ProviderHttp).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? "0";

    private readonly HttpClient _client = new(environment.Handler, disposeHandler: false)
    {
        MaxResponseContentBufferSize = LargestResponse,
        Timeout = TimeSpan.FromSeconds(30),
    };

    public TimeProvider TimeProvider => environment.TimeProvider;

    public Task<ProviderResponse> GetAsync(Uri address, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <exception cref="ProviderUnreachableException">There was no response.</exception>
    public async Task<ProviderResponse> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!;
        if (!IsProtected(address))
        {
            throw new ProvisioningException(
                $"'{Printable.From(address.GetLeftPart(UriPartial.Path))}' is not an https address, so nothing was sent there."
            );
        }

        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("sso", Version));
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        }

        try
        {
            using var response = await _client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return ProviderResponse.Create(address, response, body);
        }
        catch (Exception problem)
            when (problem is HttpRequestException or IOException or TimeoutException || IsTimeout(problem, cancellationToken))
        {
            throw new ProviderUnreachableException(address, Reason(problem), problem);
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>Whether nobody on the way can read what is sent: https, or this machine.</summary>
    public static bool IsProtected(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && IsThisMachine(address)));

    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static bool IsTimeout(Exception problem, CancellationToken cancellationToken) =>
        problem is TaskCanceledException && !cancellationToken.IsCancellationRequested;

    private static string Reason(Exception problem) =>
        problem switch
        {
            TaskCanceledException or TimeoutException => "it did not respond within 30 seconds",
            HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } =>
                $"its response is larger than {LargestResponse / 1024 / 1024} MiB",
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name cannot be resolved",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection could be made",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection could be made",
            _ => "the connection was lost",
        };
}
