using System.Net;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Tokens;

/// <summary>
/// Access tokens for further APIs from one sign-in (RFC 8707; RFC 6749, section 6), each with its own expiry, refresh and failures.
/// </summary>
public sealed class ApiTokenTests
{
    private static readonly AccessTokenRequest Orders = new() { Resource = "https://orders.example.com" };
    private static readonly AccessTokenRequest Mail = new() { Scopes = "mail.read  mail.send " };

    [Fact]
    [Conformance("8707-2.2-a")]
    public async Task A_token_for_another_api_is_a_refresh_with_its_resource()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await scenario.ValidAccessTokenAsync(Orders);

        var form = scenario.Provider.TokenRequests[^1].Form;
        Assert.Equal(["client_id", "grant_type", "refresh_token", "resource"], form.Keys.Order());
        Assert.Equal("https://orders.example.com", form["resource"]);
    }

    [Fact]
    [Conformance("6749-6-b")]
    public async Task A_token_for_other_scopes_is_a_refresh_with_these_scopes()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        await scenario.ValidAccessTokenAsync(Mail);

        var form = scenario.Provider.TokenRequests[^1].Form;
        Assert.Equal(["client_id", "grant_type", "refresh_token", "scope"], form.Keys.Order());
        Assert.Equal("mail.read mail.send", form["scope"]);
    }

    [Fact]
    public async Task Each_api_has_its_own_token_and_gets_the_same_one_again_without_a_request()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        string[] first =
        [
            await scenario.ValidAccessTokenAsync(),
            await scenario.ValidAccessTokenAsync(Orders),
            await scenario.ValidAccessTokenAsync(Mail),
        ];
        var requests = scenario.Provider.Requests.Count;

        string[] again =
        [
            await scenario.ValidAccessTokenAsync(),
            await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Resource = "https://orders.example.com" }),
            await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Scopes = "mail.read mail.send" }),
        ];

        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(first, again);
        Assert.Equal(requests, scenario.Provider.Requests.Count);
    }

    [Fact]
    public async Task An_empty_request_is_the_token_of_the_sign_in()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        Assert.Equal(await scenario.ValidAccessTokenAsync(), await scenario.ValidAccessTokenAsync(new AccessTokenRequest { Scopes = " " }));
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task A_good_token_for_an_api_costs_no_request_no_store_and_no_memory()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync(Orders);
        var operations = scenario.Store.Journal.Count;

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1000; call++)
        {
            await scenario.Client.GetAccessTokenAsync(Orders, TestContext.Current.CancellationToken);
        }

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000);
        Assert.Equal(operations, scenario.Store.Journal.Count);
    }

    [Fact]
    public async Task Each_token_expires_and_is_refreshed_on_its_own()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromMinutes(30));
        var (own, orders) = (await scenario.ValidAccessTokenAsync(), await scenario.ValidAccessTokenAsync(Orders));

        scenario.Time.Advance(TimeSpan.FromMinutes(29));
        var (ownLater, ordersLater) = (await scenario.ValidAccessTokenAsync(), await scenario.ValidAccessTokenAsync(Orders));
        scenario.Time.Advance(TimeSpan.FromMinutes(30));

        Assert.NotEqual(own, ownLater);
        Assert.Equal(orders, ordersLater);
        Assert.Equal(ownLater, await scenario.ValidAccessTokenAsync());
        Assert.NotEqual(orders, await scenario.ValidAccessTokenAsync(Orders));
        Assert.Single(scenario.Stored()!["api_tokens"]!.AsArray());
    }

    [Fact]
    public async Task A_new_process_takes_each_token_from_the_store_without_a_request()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var (orders, mail) = (await scenario.ValidAccessTokenAsync(Orders), await scenario.ValidAccessTokenAsync(Mail));
        var requests = scenario.Provider.Requests.Count;
        using var process = scenario.NewProcess();

        Assert.Equal(
            (orders, mail),
            (await scenario.ValidAccessTokenAsync(Orders, process), await scenario.ValidAccessTokenAsync(Mail, process))
        );
        Assert.Equal(requests, scenario.Provider.Requests.Count);
    }

    [Fact]
    public async Task Hundreds_of_callers_for_three_apis_at_expiry_cost_three_refreshes_one_after_the_other()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var (running, most) = (0, 0);
        scenario.Provider.RespondInstead = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return null;
        };

        var tokens = await Task.WhenAll(
            Enumerable
                .Range(0, 300)
                .Select(call =>
                    Task.Run(() =>
                        (call % 3) switch
                        {
                            0 => scenario.ValidAccessTokenAsync(),
                            1 => scenario.ValidAccessTokenAsync(Orders),
                            _ => scenario.ValidAccessTokenAsync(Mail),
                        }
                    )
                )
        );

        Assert.Equal(3, tokens.Distinct().Count());
        Assert.Equal(1 + 3, scenario.Provider.TokenRequests.Count);
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task Two_processes_that_want_one_api_cost_one_refresh()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var process = scenario.NewProcess();

        var tokens = await Task.WhenAll(
            Task.Run(() => scenario.ValidAccessTokenAsync(Orders)),
            Task.Run(() => scenario.ValidAccessTokenAsync(Orders, process))
        );

        Assert.Single(tokens.Distinct());
        Assert.Equal(2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task A_rotated_refresh_token_that_could_not_be_stored_is_not_passed_over_by_a_refresh_for_another_api()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync(Orders));
        scenario.Store.Fail = static _ => null;

        await scenario.ValidAccessTokenAsync(Mail);

        await scenario.ValidAccessTokenAsync(Orders);
        Assert.Equal(1 + 2, scenario.Provider.TokenRequests.Count);
    }

    [Fact]
    public async Task What_could_not_be_stored_is_stored_by_the_next_call_even_one_that_the_provider_has_put_off()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(RecordingProvider.TokenPath, static () => JsonResponse.RetryAfter(HttpStatusCode.ServiceUnavailable, 3600));
        await scenario.GetAccessTokenAsync();
        scenario.Provider.RespondInstead = null;
        scenario.Store.Fail = static operation => operation == "write session" ? new IOException() : null;
        await scenario.GetAccessTokenAsync(Orders);
        scenario.Store.Fail = static _ => null;

        await scenario.GetAccessTokenAsync();

        Assert.NotNull(scenario.Stored()!["api_tokens"]);
    }

    [Fact]
    public async Task A_token_keeps_its_result_when_that_of_another_api_is_renewed()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var result = await scenario.GetAccessTokenAsync();

        await scenario.ValidAccessTokenAsync(Orders);

        Assert.Same(result, await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task An_expired_token_of_an_api_that_is_used_no_more_is_forgotten()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync(Orders);
        scenario.Time.Advance(TimeSpan.FromHours(1));

        await scenario.ValidAccessTokenAsync(Mail);

        Assert.Equal("mail.read mail.send", Assert.Single(scenario.Stored()!["api_tokens"]!.AsArray())!["scope"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_handler_sends_the_token_of_its_api_and_renews_that_one()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var (own, orders) = (await scenario.ValidAccessTokenAsync(), await scenario.ValidAccessTokenAsync(Orders));
        scenario.Time.Advance(TimeSpan.FromMinutes(1));
        var resource = new ResourceServer(HttpStatusCode.Unauthorized);
        using var http = new HttpClient(
            new SsoAccessTokenHandler(scenario.Client, new Uri("https://orders.example.com"))
            {
                AccessTokenRequest = Orders,
                InnerHandler = resource,
            }
        );

        using var response = await http.GetAsync(new Uri("https://orders.example.com/1"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            [orders, await scenario.ValidAccessTokenAsync(Orders)],
            resource.Authorizations.Select(static header => header!.Parameter!)
        );
        Assert.Equal(own, await scenario.ValidAccessTokenAsync());
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("https://orders.example.com/#part")]
    [InlineData("")]
    public void A_resource_is_an_absolute_uri_without_a_fragment(string resource)
    {
        var exception = Assert.Throws<ArgumentException>(() => new AccessTokenRequest { Resource = resource });

        Assert.Contains("Use an absolute URI", exception.Message, StringComparison.Ordinal);
    }
}
