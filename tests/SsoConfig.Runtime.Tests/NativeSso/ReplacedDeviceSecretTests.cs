using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.NativeSso;

/// <summary>
/// A provider that replaces the device secret with each response: of a refused response, the new secret may be the only one that lives, and
/// to revoke it would sign all apps out.
/// </summary>
public sealed class ReplacedDeviceSecretTests
{
    private static readonly SignInRequest Login = new() { Prompt = Prompt.Login };

    [Fact]
    [Conformance("NSSO-f")]
    public async Task A_code_response_that_is_too_old_for_a_clock_that_is_ahead_costs_this_sign_in_and_not_the_family()
    {
        using var family = await RotatingAsync();
        family.Provider.AlterIdToken = claims => claims["iat"] = ElevenMinutesAgo(family);

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        await AssertFamilyGoesOnAsync(family);
    }

    [Fact]
    public async Task An_authentication_context_that_the_provider_ignores_costs_this_sign_in_and_not_the_family()
    {
        using var family = await RotatingAsync();

        var refused = Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(new SignInRequest { AcrValues = ["strong"] }));

        Assert.Equal(SsoErrorCodes.InsufficientAuthentication, refused.Error.Code);
        await AssertFamilyGoesOnAsync(family);
    }

    [Fact]
    public async Task A_prompt_that_the_provider_ignores_costs_this_sign_in_and_not_the_family()
    {
        using var family = await RotatingAsync();
        family.Time.Advance(TimeSpan.FromMinutes(5));
        family.Provider.HonoursPrompts = false;

        var refused = Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Equal(SsoErrorCodes.AuthenticationNotFresh, refused.Error.Code);
        await AssertFamilyGoesOnAsync(family);
    }

    [Fact]
    public async Task A_refresh_response_that_is_too_old_keeps_the_new_secret_for_the_family()
    {
        using var family = await RotatingAsync();
        family.Time.Advance(TimeSpan.FromHours(1));
        family.Provider.AlterIdToken = claims => claims["iat"] = ElevenMinutesAgo(family);

        Assert.IsType<AccessTokenResult.Failed>(await family.First.GetAccessTokenAsync());

        await AssertFamilyGoesOnAsync(family);
    }

    [Fact]
    public async Task New_keys_that_cannot_be_fetched_end_neither_a_secret_nor_a_sign_in()
    {
        using var family = await RotatingAsync();
        family.Time.Advance(TimeSpan.FromHours(1));
        family.Provider.Key = SigningKey.Rsa("key-2");
        family.Provider.PublishedKeys = [family.Provider.Key];
        family.Provider.RespondInstead = static (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.JwksPath ? JsonResponse.Of(HttpStatusCode.ServiceUnavailable, string.Empty) : null
            );

        Assert.IsType<AccessTokenResult.Failed>(await family.First.GetAccessTokenAsync());

        family.Provider.RespondInstead = null;
        family.Time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());
        Assert.Empty(RevokedSecrets(family));
    }

    [Fact]
    public async Task An_exchange_response_that_is_too_old_keeps_the_new_secret_for_the_family()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        RotateInExchange(family);
        string? secretInBrowser = null;
        family.Browser.Instead = (request, _) =>
        {
            secretInBrowser = family.DeviceSecret;
            return Task.FromResult(family.Browser.Return(request));
        };

        await family.Second.SignInAsync();

        Assert.Equal("ds-new", secretInBrowser);
        Assert.Empty(RevokedSecrets(family));

        void RotateInExchange(FamilyScenario scenario)
        {
            scenario.Provider.AlterIdToken = claims =>
            {
                claims["ds_hash"] = "of the new one";
                claims["iat"] = ElevenMinutesAgo(scenario);
            };
            scenario.Provider.AlterTokenResponse = static response =>
                response["device_secret"] = response.ContainsKey("issued_token_type") ? "ds-new" : response["device_secret"]?.DeepClone();
        }
    }

    [Theory]
    [InlineData("sub")]
    [InlineData("iss")]
    [InlineData("aud")]
    public async Task A_secret_that_came_with_a_foreign_id_token_is_revoked_and_not_kept(string claim)
    {
        using var family = await RotatingAsync();
        var secret = family.DeviceSecret;
        family.Provider.AlterIdToken = claims => claims[claim] = "https://foreign.example.com";

        Assert.IsType<SignInResult.Failed>(
            await family.Second.SignInAsync(new SignInRequest { Prompt = Prompt.Login, ExpectedSubject = "ada" })
        );

        Assert.Equal(secret, family.DeviceSecret);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_that_came_with_a_forged_id_token_is_revoked_and_not_kept()
    {
        using var family = await RotatingAsync();
        var secret = family.DeviceSecret;
        family.Provider.AlterSignature = static signature => [.. signature.Select(static value => (byte)~value)];

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Equal(secret, family.DeviceSecret);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_refused_response_of_another_user_than_the_familys_is_not_kept_for_the_family()
    {
        using var family = await RotatingAsync();
        var secret = family.DeviceSecret;
        (family.Provider.User, family.Provider.SessionId) = ("bob", "sid-2");
        family.Provider.AlterIdToken = claims => claims["iat"] = ElevenMinutesAgo(family);

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Equal(secret, family.DeviceSecret);
        Assert.Equal([secret], family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_response_whose_signature_cannot_be_verified_for_want_of_keys_ends_no_secret()
    {
        using var family = await RotatingAsync();
        family.Provider.Key = SigningKey.Rsa("key-2");
        family.Provider.RespondInstead = static (request, _) =>
            request.Endpoint == RecordingProvider.JwksPath
                ? throw new HttpRequestException("offline")
                : Task.FromResult<HttpResponseMessage?>(null);

        // First has read the discovery document and the keys already.
        var refused = Assert.IsType<SignInResult.Failed>(await family.First.SignInAsync(Login));

        Assert.True(refused.Error.IsTransient);
        Assert.Empty(RevokedSecrets(family));
    }

    [Fact]
    public async Task A_refused_response_does_not_outlive_a_sign_out_of_the_family()
    {
        using var family = await RotatingAsync();
        family.Provider.AlterIdToken = claims => claims["iat"] = ElevenMinutesAgo(family);
        family.Provider.AlterTokenResponse = _ => family.Shared.Credential = null;

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_good_secret_that_a_refused_response_repeats_is_not_revoked_although_the_store_could_not_be_read(bool recovers)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        family.Provider.AlterTokenResponse = response =>
        {
            response["device_secret"] = secret;
            family.Shared.Fail = recovers ? static _ => null : family.Shared.Fail;
        };
        family.Shared.Fail = static operation => operation == "read" ? new IOException() : null;

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(new SignInRequest { AcrValues = ["strong"] }));

        Assert.Empty(RevokedSecrets(family));
        Assert.Contains(secret, family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_that_another_app_has_stored_meanwhile_is_not_revoked_because_a_response_repeats_it()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var (secret, credential) = (family.DeviceSecret, family.Shared.Credential);
        family.Shared.Credential = null;
        family.Provider.AlterTokenResponse = response =>
        {
            response["device_secret"] = secret;
            family.Shared.Credential = credential;
        };

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(new SignInRequest { AcrValues = ["strong"] }));

        Assert.Empty(RevokedSecrets(family));
    }

    [Fact]
    public async Task A_sign_in_that_does_not_count_takes_no_secret_back_that_the_unreadable_store_may_have()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        family.Provider.AlterTokenResponse = response => response["device_secret"] = secret;
        family.Shared.Fail = static operation => operation == "read" ? new IOException() : null;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (request.Form.GetValueOrDefault("grant_type") == "authorization_code")
            {
                await family.Second.SignOutAsync(SignOutScope.ThisApp);
            }

            return null;
        };

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Empty(RevokedSecrets(family));
    }

    /// <summary>First is signed in, and the provider replaces the secret in each response from now on.</summary>
    private static async Task<FamilyScenario> RotatingAsync()
    {
        var family = await FamilyScenario.WithSessionAsync();
        family.Provider.RotatesDeviceSecrets = true;
        return family;
    }

    private static JsonNode ElevenMinutesAgo(FamilyScenario family) => family.Time.GetUtcNow().AddMinutes(-11).ToUnixTimeSeconds();

    private static IEnumerable<string> RevokedSecrets(FamilyScenario family) =>
        family
            .Provider.Revocations.Where(static request => request.Form["token_type_hint"] == "device_secret")
            .Select(static request => request.Form["token"]);

    private static async Task AssertFamilyGoesOnAsync(FamilyScenario family)
    {
        Assert.Empty(RevokedSecrets(family));
        Assert.Equal([family.DeviceSecret], family.Provider.DeviceSecrets);
        family.Provider.AlterIdToken = static _ => { };
        Assert.Equal(SignInMethod.NativeSso, (await family.AddApp("client-3").SignedInAsync()).Method);
    }
}
