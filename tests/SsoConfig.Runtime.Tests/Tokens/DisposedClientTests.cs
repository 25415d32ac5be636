namespace SsoConfig.Tests.Tokens;

/// <summary>What a client that is disposed of does with the token it has, and with the refresh that is under way.</summary>
public sealed class DisposedClientTests
{
    [Fact]
    public async Task A_disposed_client_ends_its_refresh()
    {
        using var scenario = await Scenario.ExpiredAsync();
        var started = new TaskCompletionSource();
        scenario.Provider.RespondInstead = async (_, cancellationToken) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return null;
        };
        var refresh = scenario.GetAccessTokenAsync();
        await started.Task;

        scenario.Client.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refresh);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_that_is_disposed_of_once_the_provider_has_rotated_stores_the_new_refresh_token(bool isRefused)
    {
        using var scenario = await Scenario.ExpiredAsync();
        var old = scenario.Stored()!["refresh_token"]!.GetValue<string>();
        scenario.Provider.AlterTokenResponse = response =>
        {
            response["token_type"] = isRefused ? "mac" : "Bearer";
            scenario.Store.Fail = operation =>
            {
                if (operation == "write session")
                {
                    scenario.Client.Dispose();
                }

                return null;
            };
        };
        scenario.Store.HonoursCancellation = true;

        await scenario.GetAccessTokenAsync();

        Assert.NotEqual(old, scenario.Stored()!["refresh_token"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_disposed_client_has_no_token_and_says_so()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        await scenario.ValidAccessTokenAsync();

        scenario.Client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => scenario.GetAccessTokenAsync());
    }

    [Fact]
    public async Task A_disposed_client_renews_nothing()
    {
        using var scenario = await Scenario.AMinuteAfterSignInAsync();
        scenario.Client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() =>
            scenario.Client.RenewAccessTokenAsync(null, "refused", TestContext.Current.CancellationToken)
        );
    }
}
