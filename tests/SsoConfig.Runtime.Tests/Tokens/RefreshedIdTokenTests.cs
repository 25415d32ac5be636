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
    public async Task What_a_refreshed_id_token_says_of_the_user_and_the_session_counts()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        scenario.Provider.AlterIdToken = static claims =>
        {
            claims["name"] = "Ada King";
            claims["preferred_username"] = "ada.king@example.com";
            claims["email"] = "countess@example.com";
            claims["sid"] = "sid-2";
        };

        await scenario.ValidAccessTokenAsync();

        var session = (await scenario.GetSessionAsync())!;
        Assert.Equal(
            ("Ada King", "ada.king@example.com", "countess@example.com", "sid-2"),
            (session.User.Name, session.User.PreferredUsername, session.User.Email, session.SessionId)
        );
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
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tokens_of_another_user_and_the_refresh_token_that_brings_them_are_revoked(bool isRotated)
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Provider.RotatesRefreshTokens = isRotated;
        scenario.Provider.AlterIdToken = static claims => claims["sub"] = "eve";
        var refreshToken = scenario.Stored()!["refresh_token"]!.GetValue<string>();
        var (issuedAccess, issuedRefresh) = ("", "");
        scenario.Provider.AlterTokenResponse = response =>
        {
            issuedAccess = response["access_token"]!.GetValue<string>();
            issuedRefresh = response["refresh_token"]?.GetValue<string>() ?? refreshToken;
        };

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());

        Assert.Equal([issuedRefresh, issuedAccess], scenario.Provider.Revocations.Select(static request => request.Form["token"]));
        Assert.Equal(isRotated, issuedRefresh != refreshToken);
    }

    [Fact]
    public async Task Tokens_of_another_user_are_revoked_also_if_the_session_cannot_be_deleted()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Provider.AlterIdToken = static claims => claims["sub"] = "eve";
        scenario.Store.Fail = static operation => operation == "delete session" ? new IOException() : null;

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(2, scenario.Provider.Revocations.Count);
    }

    [Fact]
    public async Task A_sign_in_that_the_provider_has_ended_has_nothing_to_revoke()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.RespondAt(Provider.RecordingProvider.TokenPath, static () => Provider.RecordingProvider.Error("invalid_grant"));

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());

        Assert.Empty(scenario.Provider.Revocations);
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
        Assert.Equal(Describe(before), Describe(after));
    }

    private static object Describe(SsoSession session) =>
        (
            (session.User.Subject, session.User.Name, session.User.PreferredUsername, session.User.Email),
            (session.SessionId, session.AuthenticatedAt, session.HasRefreshToken, session.IsEphemeral)
        );

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-issuer")]
    public Task A_refreshed_id_token_of_another_issuer_ends_the_sign_in() =>
        EndsTheSignInAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["iss"] = "https://evil.example.com");

    [Fact]
    [Conformance("CORE-12.2-a", "oidcc-client-test-refresh-token-invalid-sub")]
    public Task A_refreshed_id_token_about_another_user_ends_the_sign_in() =>
        EndsTheSignInAsync(SsoErrorCodes.SubjectMismatch, static claims => claims["sub"] = "eve");

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_for_another_client_ends_the_sign_in() =>
        EndsTheSignInAsync(SsoErrorCodes.InvalidIdToken, static claims => claims["aud"] = "client-2");

    [Fact]
    public Task A_refreshed_id_token_about_another_user_ends_the_sign_in_also_by_a_wrong_clock() =>
        EndsTheSignInAsync(
            SsoErrorCodes.SubjectMismatch,
            static claims =>
            {
                claims["sub"] = "eve";
                claims["exp"] = 1;
            }
        );

    [Fact]
    [Case(1)]
    [Conformance("CORE-12.2-a")]
    public async Task A_later_authentication_of_the_same_user_is_accepted_and_stored()
    {
        using var scenario = await Scenario.NearExpiryAsync();
        var before = (await scenario.GetSessionAsync())!.AuthenticatedAt;
        scenario.Provider.AlterIdToken = static claims => claims["auth_time"] = claims["auth_time"]!.GetValue<long>() + 600;

        await scenario.ValidAccessTokenAsync();

        Assert.Equal(before + TimeSpan.FromMinutes(10), (await scenario.GetSessionAsync())!.AuthenticatedAt);
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_about_an_earlier_authentication_is_refused() =>
        IsRefusedAsync(
            "earlier authentication (auth_time)",
            static claims => claims["auth_time"] = claims["auth_time"]!.GetValue<long>() - 1
        );

    [Fact]
    [Conformance("CORE-12.2-a")]
    public Task A_refreshed_id_token_with_another_nonce_is_refused() =>
        IsRefusedAsync("nonce", static claims => claims["nonce"] = "another");

    [Fact]
    public Task A_refreshed_id_token_for_another_party_is_refused() => IsRefusedAsync("(azp)", static claims => claims["azp"] = "client-2");

    [Fact]
    public Task A_refreshed_id_token_of_another_access_token_is_refused() =>
        IsRefusedAsync("(at_hash)", static claims => claims["at_hash"] = "AAAAAAAAAAAAAAAAAAAAAA");

    [Fact]
    public Task A_refreshed_id_token_that_has_expired_is_refused() => IsRefusedAsync("(exp)", static claims => claims["exp"] = 1);

    [Fact]
    public async Task A_refreshed_id_token_without_a_valid_signature_is_refused_and_its_refresh_token_kept()
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Provider.AlterSignature = static _ => new byte[256];

        Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        scenario.Provider.AlterSignature = null;
        await scenario.RefreshesAgainAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_that_is_older_by_what_clocks_may_differ_is_accepted(int seconds)
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 10;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 10 - seconds;
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        await scenario.ValidAccessTokenAsync();
    }

    [Fact]
    [Conformance("CORE-12.2-a")]
    public async Task A_refreshed_id_token_that_is_older_than_the_last_one_by_more_is_refused_and_its_refresh_token_kept()
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 10;
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => claims["iat"] = claims["iat"]!.GetValue<long>() - 10 - 301;
        scenario.Time.Advance(TimeSpan.FromSeconds(10));

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Contains("older (iat)", failed.Error.Message, StringComparison.Ordinal);
        await scenario.RefreshesAgainAsync();
    }

    /// <summary>The tokens stay as they were, but for the refresh token: the provider may accept only the new one.</summary>
    private static async Task IsRefusedAsync(string reason, Action<JsonObject> alterIdToken)
    {
        using var scenario = await Scenario.ExpiredAsync();
        var before = scenario.Stored()!;
        scenario.Provider.AlterIdToken = alterIdToken;

        var failed = Assert.IsType<AccessTokenResult.Failed>(await scenario.GetAccessTokenAsync());

        Assert.Equal(SsoErrorCodes.InvalidIdToken, failed.Error.Code);
        Assert.Contains(reason, failed.Error.Message, StringComparison.Ordinal);
        var after = scenario.Stored()!;
        Assert.NotEqual(before["refresh_token"]!.ToString(), after["refresh_token"]!.ToString());
        after["refresh_token"] = before["refresh_token"]!.ToString();
        Assert.Equal(before.ToJsonString(), after.ToJsonString());
        await scenario.RefreshesAgainAsync();
    }

    /// <summary>No refresh with this refresh token can succeed: a session that stayed would never end.</summary>
    private static async Task EndsTheSignInAsync(string code, Action<JsonObject> alterIdToken)
    {
        using var scenario = await Scenario.ExpiredAsync();
        scenario.Provider.AlterIdToken = alterIdToken;

        Assert.IsType<AccessTokenResult.SignedOut>(await scenario.GetAccessTokenAsync());

        Assert.Null(scenario.Stored());
        Assert.Contains(scenario.Logs.Events, entry => entry.Id == 3004 && entry.Text.Contains(code, StringComparison.Ordinal));
    }
}
