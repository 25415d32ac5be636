using System.Security.Cryptography;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 3.1.3.7: one test a rule, on tokens with real signatures.</summary>
public sealed class IdTokenTests
{
    private static readonly SigningKey OtherKey = SigningKey.Rsa("key-2");

    [Fact]
    [Conformance("CORE-3.1.3.7-iss", "oidcc-client-test-invalid-iss")]
    public Task Another_issuer_is_refused() => IsRefusedAsync("(iss)", static claims => claims["iss"] = "https://op.example.com/oauth2/other");

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
    public Task An_audience_that_is_no_string_is_refused() => IsRefusedAsync("no signed JSON Web Token", static claims => claims["aud"] = 1);

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
    public Task An_expiry_that_is_no_number_is_refused() => IsRefusedAsync("no signed JSON Web Token", static claims => claims["exp"] = "tomorrow");

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
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-idtoken-sig-rs256")]
    public Task A_signature_by_RS256_is_accepted() => IsAcceptedAsync(static (RecordingProvider _) => { });

    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-invalid-sig-rs256")]
    public Task A_signature_by_another_key_of_that_name_is_refused() =>
        IsRefusedAsync("signature", static provider => provider.AlterSignature = OtherKey.Sign);

    [Fact]
    [Conformance("CORE-3.1.3.7-sig")]
    public Task A_changed_claim_breaks_the_signature() => IsRefusedAsync("signature", static provider =>
        provider.AlterIdTokenText = static token => Tampered(token));

    [Fact]
    [Conformance("CORE-3.1.3.7-sig", "oidcc-client-test-invalid-sig-es256")]
    public Task A_wrong_signature_by_ES256_is_refused() => IsRefusedAsync("signature", static provider =>
    {
        UseKey(provider, SigningKey.Ec("ec"));
        provider.AlterSignature = SigningKey.Ec("ec").Sign;
    });

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    [InlineData("PS256")]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task Any_announced_asymmetric_algorithm_is_accepted(string algorithm) =>
        IsAcceptedAsync(provider => UseKey(provider, SigningKey.Rsa("rsa", algorithm)));

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task Announced_ES256_is_accepted() => IsAcceptedAsync(static provider => UseKey(provider, SigningKey.Ec("ec")));

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task An_algorithm_that_is_not_announced_is_refused() => IsRefusedAsync("(alg)", static provider =>
    {
        var key = SigningKey.Ec("ec");
        provider.Key = key;
        provider.PublishedKeys = [key];
    });

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task RS256_holds_where_nothing_is_announced() => IsAcceptedAsync(static provider =>
        provider.AlterDiscovery = static discovery => discovery.Remove("id_token_signing_alg_values_supported"));

    [Fact]
    [Conformance("CORE-3.1.3.7-alg", "oidcc-client-test-idtoken-sig-none")]
    [Conformance("CORE-3.1.3.7-alg", "fapi2-security-profile-final-client-test-invalid-null-alg")]
    public Task An_unsigned_token_is_refused_even_if_announced() => IsRefusedAsync("(alg)", static provider =>
    {
        Announce(provider, "none", "RS256");
        provider.AlterIdTokenHeader = static header => header["alg"] = "none";
        provider.AlterSignature = static _ => [];
    });

    [Fact]
    [Conformance("CORE-3.1.3.7-alg", "oidcc-client-test-invalid-sig-hs256")]
    public Task HS256_keyed_with_the_public_key_is_refused_even_if_announced() => IsRefusedAsync("(alg)", static provider =>
    {
        Announce(provider, "HS256", "RS256");
        provider.AlterIdTokenHeader = static header => header["alg"] = "HS256";
        provider.AlterSignature = data => HMACSHA256.HashData(provider.Key.PublicKeyAsHmacSecret(), data);
    });

    [Fact]
    [Conformance("CORE-3.1.3.7-alg")]
    public Task An_extension_that_must_be_understood_is_refused() => IsRefusedAsync("(crit)", static provider =>
        provider.AlterIdTokenHeader = static header => header["crit"] = new JsonArray("b64"));

    [Fact]
    [Conformance("CORE-3.1.3.7-kid", "oidcc-client-test-kid-absent-single-jwks")]
    public Task Without_kid_the_only_key_is_taken() => IsAcceptedAsync(static provider =>
        provider.AlterIdTokenHeader = static header => header.Remove("kid"));

    [Fact]
    [Conformance("CORE-3.1.3.7-kid", "oidcc-client-test-kid-absent-multiple-jwks")]
    public Task Without_kid_several_keys_are_refused() => IsRefusedAsync("which of the provider's keys", static provider =>
    {
        provider.PublishedKeys = [provider.Key, OtherKey];
        provider.AlterIdTokenHeader = static header => header.Remove("kid");
    });

    [Fact]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task Without_kid_keys_of_another_kind_or_use_do_not_count() => IsAcceptedAsync(static provider =>
    {
        provider.PublishedKeys = [provider.Key, SigningKey.Ec("ec"), SigningKey.Rsa("encryption"), SigningKey.Rsa("other-algorithm", "RS512")];
        provider.AlterKeySet = static keys => keys[2]!["use"] = "enc";
        provider.AlterIdTokenHeader = static header => header.Remove("kid");
    });

    [Fact]
    [Conformance("CORE-3.1.3.7-kid")]
    public Task A_key_without_use_and_alg_fits_every_signature_of_its_kind() => IsAcceptedAsync(static provider =>
        provider.AlterKeySet = static keys =>
        {
            keys[0]!.AsObject().Remove("use");
            keys[0]!.AsObject().Remove("alg");
        });

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation", "oidcc-client-test-signing-key-rotation-just-before-signing")]
    public async Task An_unknown_kid_makes_the_key_set_be_fetched_once_more()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        UseKey(scenario.Provider, OtherKey);

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation", "oidcc-client-test-signing-key-rotation")]
    public async Task Rotated_keys_are_remembered()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        UseKey(scenario.Provider, OtherKey);
        await scenario.SignedInAsync();

        await scenario.SignedInAsync();

        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task A_kid_that_stays_unknown_is_refused_after_one_more_fetch()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "nobody's";

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Contains("not in the provider's key set", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, scenario.Provider.Requests.Count(static request => request.Endpoint == RecordingProvider.JwksPath));
    }

    [Fact]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task A_key_set_that_cannot_be_fetched_again_is_network_trouble()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "new";
        scenario.Provider.AnswerInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.JwksPath ? throw new HttpRequestException("down") : Task.FromResult<HttpResponseMessage?>(null);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.Network, error.Code);
        Assert.True(error.IsTransient);
    }

    [Theory]
    [InlineData(System.Net.HttpStatusCode.OK, "{\"keys\":")]
    [InlineData(System.Net.HttpStatusCode.OK, "[]")]
    [InlineData(System.Net.HttpStatusCode.OK, "")]
    [InlineData(System.Net.HttpStatusCode.InternalServerError, "{}")]
    [Conformance("CORE-3.1.3.7-kid-rotation")]
    public async Task An_unreadable_new_key_set_leaves_the_known_keys_as_they_are(System.Net.HttpStatusCode status, string body)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdTokenHeader = static header => header["kid"] = "new";
        scenario.Provider.AnswerInstead = (request, _) => Task.FromResult(request.Endpoint == RecordingProvider.JwksPath
            ? new HttpResponseMessage(status) { Content = new StringContent(body) }
            : null);

        var error = await scenario.FailedSignInAsync();
        scenario.Provider.AlterIdTokenHeader = static _ => { };

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        await scenario.SignedInAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("e30.e30.")]
    [InlineData("a.b.c")]
    [InlineData("e30.W10.c2ln")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.AAAA.c2ln")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.a.b.c.d")]
    [Conformance("CORE-3.1.3.7-sig")]
    public async Task What_is_no_signed_token_is_refused(string text)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response["id_token"] = text;

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Null(scenario.Stored());
    }

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

    private static void Announce(RecordingProvider provider, params string[] algorithms) => provider.AlterDiscovery = discovery =>
        discovery["id_token_signing_alg_values_supported"] = new JsonArray([.. algorithms.Select(static name => JsonValue.Create(name))]);

    private static void UseKey(RecordingProvider provider, SigningKey key)
    {
        Announce(provider, key.Algorithm);
        provider.Key = key;
        provider.PublishedKeys = [key];
    }

    private static string Tampered(string token)
    {
        var parts = token.Split('.');
        var claims = JsonNode.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1]))!.AsObject();
        claims["sub"] = "eve";
        return $"{parts[0]}.{Jws.Encode(claims)}.{parts[2]}";
    }

    private static Task IsRefusedAsync(string reason, Action<JsonObject> alterClaims) =>
        IsRefusedAsync(reason, (RecordingProvider provider) => provider.AlterIdToken = alterClaims);

    private static async Task IsRefusedAsync(string reason, Action<RecordingProvider> misbehave)
    {
        using var scenario = new Scenario();
        misbehave(scenario.Provider);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Null(scenario.Stored());
    }

    private static Task IsAcceptedAsync(Action<JsonObject> alterClaims) =>
        IsAcceptedAsync((RecordingProvider provider) => provider.AlterIdToken = alterClaims);

    private static async Task IsAcceptedAsync(Action<RecordingProvider> behave)
    {
        using var scenario = new Scenario();
        behave(scenario.Provider);

        await scenario.SignedInAsync();
    }
}
