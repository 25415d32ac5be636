using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Credentials;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Okta;

/// <summary>
/// Okta's management API: authorization, paging, rate limits and errors. The credential goes to the org's own origin and nowhere else.
/// </summary>
internal sealed class OktaManagementClient(ProviderHttp http, Uri organization, OktaCredential credential)
{
    private const int MaximumAttempts = 4;
    private const int MaximumPages = 100;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);

    public Uri Organization => organization;

    public OktaCredential Credential => credential;

    public async Task<JsonObject> GetAsync(string path, string action, string scope, CancellationToken cancellationToken) =>
        ToObject(
            await SendAsync(HttpMethod.Get, new Uri(organization, path), body: null, action, scope, cancellationToken)
                .ConfigureAwait(false),
            action
        );

    /// <summary>All pages of a list.</summary>
    public async Task<IReadOnlyList<JsonObject>> ListAsync(string path, string action, string scope, CancellationToken cancellationToken)
    {
        var all = new List<JsonObject>();
        Uri? next = new(organization, path);
        for (var page = 0; next is not null; page++)
        {
            if (page == MaximumPages)
            {
                throw new ProvisioningException($"{organization.Host} sent more than {MaximumPages} pages of one list.");
            }

            var response = await SendAsync(HttpMethod.Get, next, body: null, action, scope, cancellationToken).ConfigureAwait(false);
            all.AddRange(response.ToObjects() ?? throw Unreadable(action));
            next = NextPage(response);
        }

        return all;
    }

    public async Task<JsonObject> WriteAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        string action,
        string scope,
        CancellationToken cancellationToken
    )
    {
        var response = await SendAsync(method, new Uri(organization, path), body, action, scope, cancellationToken).ConfigureAwait(false);
        return response.Body.Length == 0 ? [] : ToObject(response, action);
    }

    private async Task<ProviderResponse> SendAsync(
        HttpMethod method,
        Uri address,
        JsonObject? body,
        string action,
        string scope,
        CancellationToken cancellationToken
    )
    {
        // The next page is an address that the server chose.
        if (address.GetLeftPart(UriPartial.Authority) != organization.GetLeftPart(UriPartial.Authority))
        {
            throw new ProvisioningException(
                $"{organization.Host} refers to another host, '{Printable.From(address.Host)}', which does not get the token."
            );
        }

        string? firstRequest = null;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await TryAsync(method, address, body, firstRequest, attempt, cancellationToken).ConfigureAwait(false);
            if (outcome.Response is { IsSuccess: true } success)
            {
                return success;
            }

            if (attempt == MaximumAttempts || WaitBeforeRetry(method, outcome, attempt) is not { } wait || wait > LongestWait)
            {
                throw outcome.Response is { } response
                    ? OktaApiException.Create(response, action, scope)
                    : new ProvisioningException(
                        $"{outcome.Problem!.Message} Whether it did {action} is not known: run the command again, it finds what is there.",
                        outcome.Problem
                    );
            }

            firstRequest ??= outcome.Response?.Headers["X-Okta-Request-Id"].FirstOrDefault();
            await Task.Delay(wait, http.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(ProviderResponse? Response, ProviderUnreachableException? Problem)> TryAsync(
        HttpMethod method,
        Uri address,
        JsonObject? body,
        string? firstRequest,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            await credential.GetAuthorizationAsync(http, organization, cancellationToken).ConfigureAwait(false)
        );
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }
        else if (method == HttpMethod.Post || method == HttpMethod.Put)
        {
            // Without Content-Length: 0 Okta responds with 411.
            request.Content = new ByteArrayContent([]);
        }

        if (firstRequest is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Okta-Retry-For", firstRequest);
            request.Headers.TryAddWithoutValidation("X-Okta-Retry-Count", (attempt - 1).ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            return (await http.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (ProviderUnreachableException problem)
        {
            return (null, problem);
        }
    }

    /// <returns>Null where a repetition could do something twice, or would not help.</returns>
    private static TimeSpan? WaitBeforeRetry(
        HttpMethod method,
        (ProviderResponse? Response, ProviderUnreachableException? Problem) outcome,
        int attempt
    ) =>
        outcome.Response?.Status switch
        {
            HttpStatusCode.TooManyRequests => UntilReset(outcome.Response),

            // Policy priorities are being put in order (E0000239): nothing was done.
            HttpStatusCode.Locked => TimeSpan.FromSeconds(1 << attempt),
            null or >= HttpStatusCode.InternalServerError when method == HttpMethod.Get => TimeSpan.FromSeconds(1 << (attempt - 1)),
            _ => null,
        };

    // By the server's clock, not ours. Several sets of headers may come: the smallest reset is the one that helps.
    private static TimeSpan UntilReset(ProviderResponse response)
    {
        var resets = response
            .Headers["X-Rate-Limit-Reset"]
            .SelectMany(static value => value.Split(','))
            .Select(static value =>
                long.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? seconds : (long?)null
            )
            .OfType<long>()
            .Where(static seconds => seconds < 253402300800)
            .ToList();
        return
            resets.Count > 0
            && response.Date is { } now
            && DateTimeOffset.FromUnixTimeSeconds(resets.Min()) - now is var left
            && left > TimeSpan.Zero
            ? left + TimeSpan.FromSeconds(1)
            : TimeSpan.FromSeconds(2);
    }

    private Uri? NextPage(ProviderResponse response)
    {
        var link = response
            .Headers["Link"]
            .SelectMany(static header => header.Split(", <"))
            .FirstOrDefault(static one => one.Contains("rel=\"next\"", StringComparison.Ordinal));
        var address = link?.TrimStart('<').Split('>')[0];
        return address is null ? null
            : Uri.TryCreate(organization, address, out var next) ? next
            : throw new ProvisioningException($"{organization.Host} sent a next page that is no address.");
    }

    private JsonObject ToObject(ProviderResponse response, string action) => response.ToObject() ?? throw Unreadable(action);

    private ProvisioningException Unreadable(string action) =>
        new($"{organization.Host} was asked to {action}, but its response is not the JSON that Okta sends. Check the org's address.");
}
