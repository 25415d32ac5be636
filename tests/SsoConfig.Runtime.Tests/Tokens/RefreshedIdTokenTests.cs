using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.Tokens;

/// <summary>OpenID Connect Core 1.0, section 12.2: an id_token that comes with a refresh is about the same sign-in.</summary>
public sealed class RefreshedIdTokenTests
{
    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_takes_the_place_of_the_old_one()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Provider.AlterIdToken = static claims => claims["name"] = "Ada King";
        var old = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();

        Assert.NotEqual(old, scenario.Stored()!["id_token"]!.GetValue<string>());
        Assert.Equal("Ada King", (await scenario.GetSessionAsync())!.User.Name);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task Without_a_new_id_token_the_old_one_stays_for_sign_out()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Provider.SendsIdTokenOnRefresh = false;
        var old = scenario.Stored()!["id_token"]!.GetValue<string>();

        await scenario.ValidAccessTokenAsync();
        await scenario.SignOutAsync();

        Assert.Equal(old, Assert.Single(scenario.Provider.EndSessions)["id_token_hint"]);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("preferred_username")]
    [InlineData("email")]
    [InlineData("sid")]
    [InlineData("auth_time")]
    [InlineData("nonce")]
    [InlineData("at_hash")]
    [Conformance("CORE-12.2-a")]
    public async Task What_a_refreshed_id_token_leaves_out_stays_as_it_was(string claim)
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var before = await scenario.GetSessionAsync();
        scenario.Provider.AlterIdToken = claims => claims.Remove(claim);

        await scenario.ValidAccessTokenAsync();

        var after = (await scenario.GetSessionAsync())!;
        Assert.True(after.AccessTokenExpiresAt > before!.AccessTokenExpiresAt);
        var expected = new SsoSession
        {
            User = before.User,
            SessionId = before.SessionId,
            AuthenticatedAt = before.AuthenticatedAt,
            AccessTokenExpiresAt = after.AccessTokenExpiresAt,
            HasRefreshToken = true,
        };
        Assert.Equivalent(expected, after, strict: true);
    }

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-issuer")]
    public Task A_refreshed_id_token_of_another_issuer_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["iss"] = "https://evil.example.com");

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-sub")]
    public Task A_refreshed_id_token_about_somebody_else_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.SubjectMismatch, static claims => claims["sub"] = "eve");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_for_another_client_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["aud"] = "client-2");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_about_another_authentication_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["auth_time"] = claims["auth_time"]!.GetValue<long>() + 1);

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_with_another_nonce_is_refused() =>
        IsRefusedAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["nonce"] = "another");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_older_than_the_last_one_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 10;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 30;
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Contains("older (iat)", failed.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_of_the_same_second_is_accepted()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 1;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 1;
        scenario.Time.Advance(TimeSpan.FromSeconds(1));

        await scenario.ValidAccessTokenAsync();
    }

    private static async Task IsRefusedAsync(string code, Action<JsonObject> alterIdToken)
    {
        using var scenario = await Scenario.ExpiredAsync();
        var stored = scenario.Stored()!.ToJsonString();
        scenario.Provider.AlterIdToken = alterIdToken;

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(code, failed.Error.Code);
        Assert.Equal(stored, scenario.Stored()!.ToJsonString());
    }
}
