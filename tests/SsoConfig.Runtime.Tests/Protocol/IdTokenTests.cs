using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using static SsoConfig.Tests.Support.IdTokenVerdict;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 3.1.3.7: one test a claim, on tokens with real signatures.</summary>
public sealed class IdTokenTests
{
    [Fact]
    [Conformance("CORE-3.1.3.7-iss", "oidcc-client-test-invalid-iss")]
    public Task Another_issuer_is_refused() =>
        IsRefusedAsync("(iss)", static claims => claims["iss"] = "https://op.example.com/oauth2/other");

    [Fact]
    [Conformance("CORE-3.1.3.7-iss")]
    public Task A_missing_issuer_is_refused() => IsRefusedAsync("(iss)", static claims => claims.Remove("iss"));

    [Fact]
    [Conformance("CORE-3.1.3.7-sub", "oidcc-client-test-missing-sub")]
    public Task A_missing_subject_is_refused() => IsRefusedAsync("(sub)", static claims => claims.Remove("sub"));

    [Fact]
    [Conformance("CORE-3.1.3.7-sub")]
    public Task An_empty_subject_is_refused() => IsRefusedAsync("(sub)", static claims => claims["sub"] = "");

    [Fact]
    [Conformance("CORE-3.1.3.7-aud", "oidcc-client-test-invalid-aud")]
    public Task Another_audience_is_refused() => IsRefusedAsync("(aud)", static claims => claims["aud"] = "client-2");

    [Fact]
    [Conformance("CORE-3.1.3.7-aud", "oidcc-client-test-missing-aud")]
    public Task A_missing_audience_is_refused() => IsRefusedAsync("(aud)", static claims => claims.Remove("aud"));

    [Fact]
    [Conformance("CORE-3.1.3.7-aud", "fapi2-security-profile-final-client-test-valid-aud-as-array")]
    public Task An_audience_of_one_in_an_array_is_accepted() =>
        IsAcceptedAsync(static claims => claims["aud"] = new JsonArray(Scenario.ClientId));

    [Fact]
    [Conformance("CORE-3.1.3.7-aud-extra", "fapi2-security-profile-final-client-test-invalid-secondary-aud")]
    public Task An_untrusted_second_audience_is_refused() =>
        IsRefusedAsync("(aud)", static claims => claims["aud"] = new JsonArray(Scenario.ClientId, "client-2"));

    [Fact]
    [Conformance("CORE-3.1.3.7-aud")]
    public Task An_audience_that_is_not_a_string_is_refused() => IsRefusedAsync("(aud)", static claims => claims["aud"] = 1);

    [Fact]
    [Conformance("CORE-3.1.3.7-azp")]
    public Task Another_authorized_party_is_refused() => IsRefusedAsync("(azp)", static claims => claims["azp"] = "client-2");

    [Fact]
    [Conformance("CORE-3.1.3.7-azp")]
    public Task This_client_as_authorized_party_is_accepted() => IsAcceptedAsync(static claims => claims["azp"] = Scenario.ClientId);

    [Fact]
    [Conformance("CORE-3.1.3.7-nonce", "oidcc-client-test-nonce-invalid")]
    public Task Another_nonce_is_refused() => IsRefusedAsync("nonce", static claims => claims["nonce"] = "another");

    [Fact]
    [Conformance("CORE-3.1.3.7-nonce", "fapi2-security-profile-final-client-test-invalid-missing-nonce")]
    public Task A_missing_nonce_is_refused() => IsRefusedAsync("nonce", static claims => claims.Remove("nonce"));

    [Fact]
    [Conformance("CORE-3.1.3.7-exp", "fapi2-security-profile-final-client-test-invalid-expired-exp")]
    public Task An_expired_token_is_refused_once_the_clock_skew_is_used_up() =>
        IsRefusedAsync("(exp)", static claims => claims["exp"] = Now(claims) - 300);

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task A_token_that_expired_within_the_clock_skew_is_accepted() =>
        IsAcceptedAsync(static claims => claims["exp"] = Now(claims) - 299);

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task A_missing_expiry_is_refused() => IsRefusedAsync("(exp)", static claims => claims.Remove("exp"));

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task An_expiry_beyond_the_calendar_is_refused() => IsRefusedAsync("(exp)", static claims => claims["exp"] = 1e15);

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task An_expiry_in_the_last_second_of_the_calendar_is_accepted() =>
        IsAcceptedAsync(static claims => claims["exp"] = DateTimeOffset.MaxValue.ToUnixTimeSeconds());

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task An_expiry_in_the_first_second_of_the_count_is_a_date_that_has_passed() =>
        IsRefusedAsync("has expired (exp)", static claims => claims["exp"] = 0);

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task An_expiry_that_is_not_a_number_is_refused() =>
        IsRefusedAsync("(exp) is not a number of seconds", static claims => claims["exp"] = "tomorrow");

    [Fact]
    [Conformance("CORE-3.1.3.7-exp")]
    public Task An_expiry_with_a_fraction_is_accepted() => IsAcceptedAsync(static claims => claims["exp"] = Now(claims) + 0.5);

    [Fact]
    [Conformance("CORE-3.1.3.7-iat", "oidcc-client-test-missing-iat")]
    public Task A_missing_time_of_issue_is_refused() => IsRefusedAsync("(iat)", static claims => claims.Remove("iat"));

    [Fact]
    [Conformance("CORE-3.1.3.7-iat")]
    public Task A_negative_time_of_issue_is_refused() => IsRefusedAsync("(iat)", static claims => claims["iat"] = -1);

    [Fact]
    [Conformance("CORE-3.1.3.7-iat")]
    public Task A_token_from_the_future_is_refused() => IsRefusedAsync("(iat)", static claims => claims["iat"] = Now(claims) + 301);

    [Fact]
    [Conformance("CORE-3.1.3.7-iat")]
    public Task A_token_from_the_future_within_the_clock_skew_is_accepted() =>
        IsAcceptedAsync(static claims => claims["iat"] = Now(claims) + 300);

    [Fact]
    [Conformance("CORE-3.1.3.7-iat")]
    public Task A_token_issued_long_ago_is_refused() => IsRefusedAsync("(iat)", static claims => claims["iat"] = Now(claims) - 601);

    [Fact]
    [Conformance("CORE-3.1.3.7-iat")]
    public Task A_token_issued_ten_minutes_ago_is_accepted() => IsAcceptedAsync(static claims => claims["iat"] = Now(claims) - 600);

    [Fact]
    [Conformance("CORE-3.1.3.7-at_hash", "oidcc-client-test-invalid-athash")]
    public Task A_hash_of_another_access_token_is_refused() =>
        IsRefusedAsync("(at_hash)", static claims => claims["at_hash"] = Jws.HalfHash("another", "RS256"));

    [Fact]
    [Conformance("CORE-3.1.3.7-at_hash", "oidcc-client-test-missing-athash")]
    public Task A_missing_access_token_hash_is_accepted() => IsAcceptedAsync(static claims => claims.Remove("at_hash"));

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task A_token_response_without_an_id_token_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("id_token");

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Null(scenario.Stored());
    }

    private static long Now(JsonObject claims) => claims["iat"]!.GetValue<long>();
}
