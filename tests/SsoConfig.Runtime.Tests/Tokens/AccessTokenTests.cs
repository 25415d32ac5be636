using System.Text;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Tokens;

public sealed class AccessTokenTests
{
    [Fact]
    public async Task Nobody_signed_in_is_signed_out_without_a_request()
    {
        using var scenario = new Scenario();

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
        Assert.Null(await scenario.GetSessionAsync());
        Assert.Empty(scenario.Provider.Requests);
    }

    [Fact]
    public async Task A_good_token_costs_no_request_no_store_and_no_memory()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.GetAccessTokenAsync();
        var (requests, operations) = (scenario.Provider.Requests.Count, scenario.Store.Journal.Count);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1000; call++)
        {
            await scenario.Client.GetAccessTokenAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        // A single object a call would be 24 kB at least.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1000);
        Assert.Equal((requests, operations), (scenario.Provider.Requests.Count, scenario.Store.Journal.Count));
    }

    [Fact]
    public async Task Every_caller_gets_the_same_result_object()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        Assert.Same(await scenario.GetAccessTokenAsync(), await scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_new_process_takes_the_token_from_the_store_without_a_request()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var token = await scenario.ValidAccessTokenAsync();
        var requests = scenario.Provider.Requests.Count;
        using var process = scenario.NewProcess();

        Assert.Equal(token, await scenario.ValidAccessTokenAsync(process));
        Assert.Equal(requests, scenario.Provider.Requests.Count);
    }

    [Theory]
    [InlineData(3600, 3540)]
    [InlineData(120, 60)]
    [InlineData(10, 5)]
    public async Task A_token_is_refreshed_a_minute_ahead_of_its_expiry_or_at_half_its_life(int lifetime, int renewedAt)
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = lifetime;
        await scenario.SignedInAsync();
        var first = await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromSeconds(renewedAt) - TimeSpan.FromMilliseconds(1));
        var before = await scenario.ValidAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(first, before);
        Assert.NotEqual(first, await scenario.ValidAccessTokenAsync());
    }

    [Fact]
    [Conformance("6749-6-b")]
    public async Task A_token_without_refresh_token_is_good_to_its_last_moment_and_then_signed_out()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("refresh_token");
        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        var last = await scenario.GetAccessTokenAsync();
        scenario.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.IsType<AccessTokenResult.Valid>(last);
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
        Assert.NotNull(await scenario.GetSessionAsync());
    }

    [Theory]
    [InlineData("issuer")]
    [InlineData("client")]
    public async Task Tokens_of_another_issuer_or_client_are_not_used(string changed)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var process = scenario.NewProcess(
            changed == "issuer"
                ? Scenario.Options with
                {
                    Issuer = "https://other.example.com",
                }
                : Scenario.Options with
                {
                    ClientId = "client-2",
                }
        );

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(process));
        Assert.Null(await scenario.GetSessionAsync(process));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task Tokens_that_cannot_be_read_are_signed_out(string stored)
    {
        using var scenario = new Scenario();
        scenario.Store.Put("session", Encoding.UTF8.GetBytes(stored));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());
        Assert.Null(await scenario.GetSessionAsync());
    }

    [Fact]
    public async Task A_store_that_fails_is_a_failure_that_may_pass()
    {
        using var scenario = new Scenario();
        scenario.Store.Fail = static operation => operation == "read session" ? new IOException() : null;

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.Storage, failed.Error.Code);
        Assert.True(failed.Error.IsTransient);
    }

    [Fact]
    public async Task While_the_store_fails_a_token_that_is_still_good_is_handed_out_and_the_session_is_the_one_seen_last()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Store.Fail = static operation => operation is "read session" or "lock" ? new IOException() : null;

        Assert.IsType<AccessTokenResult.Valid>(await scenario.GetAccessTokenAsync());
        Assert.Equal("ada", (await scenario.GetSessionAsync())!.User.Subject);
        Assert.Single(scenario.Provider.TokenRequests);
    }

    [Fact]
    public async Task The_text_of_a_token_result_does_not_show_the_token()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();

        var result = await scenario.GetAccessTokenAsync();

        Assert.Equal(typeof(AccessTokenResult.Valid).FullName, result.ToString());
    }

    [Fact]
    public async Task A_session_read_in_another_process_after_a_sign_out_is_gone_there_too()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        using var process = scenario.NewProcess();
        Assert.NotNull(await scenario.GetSessionAsync(process));

        await scenario.SignOutAsync(SignOutScope.ThisApp);

        Assert.Null(await scenario.GetSessionAsync(process));
        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync(process));
    }
}
