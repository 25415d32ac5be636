using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>A device secret that leaves the device, or never gets into its store, does not live on at the provider.</summary>
public sealed class EndedDeviceSecretTests
{
    private static readonly SignInRequest Login = new() { Prompt = Prompt.Login };

    [Fact]
    public async Task A_secret_that_was_refused_with_a_code_is_ended()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        Refuse(family, "authorization_code");

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_that_was_refused_with_a_refresh_is_ended()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Time.Advance(TimeSpan.FromHours(1));
        Refuse(family, "refresh_token");

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_that_was_refused_in_an_exchange_is_ended()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        Refuse(family, RecordingProvider.TokenExchangeGrant);

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);

        Assert.DoesNotContain(secret, family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_that_another_app_has_replaced_is_not_ended_because_it_was_refused()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Time.Advance(TimeSpan.FromHours(1));
        Refuse(family, "refresh_token", () => family.Shared.Credential = null);

        Assert.IsType<AccessTokenResult.Valid>(await family.First.GetAccessTokenAsync());

        Assert.Empty(family.Provider.Revocations);
    }

    [Fact]
    public async Task A_new_secret_in_the_place_of_an_old_one_is_ended_if_the_sign_in_does_not_count()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.RotatesDeviceSecrets = true;
        During(family, "authorization_code", () => family.Second.SignOutAsync(SignOutScope.ThisApp));

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_new_secret_of_an_exchange_is_ended_if_the_sign_in_does_not_count()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        RotateInExchange(family);
        During(family, RecordingProvider.TokenExchangeGrant, () => family.Second.SignOutAsync(SignOutScope.ThisApp));

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync());

        Assert.Null(family.Credential);
        Assert.Contains(family.Provider.Revocations, static request => request.Form["token"] == "ds-new");
    }

    [Fact]
    public async Task A_new_secret_of_an_exchange_is_ended_if_the_family_was_signed_out_by_then()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        RotateInExchange(family);
        During(
            family,
            RecordingProvider.TokenExchangeGrant,
            () =>
            {
                family.Shared.Credential = null;
                return Task.CompletedTask;
            }
        );

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync()).Method);

        Assert.Contains(family.Provider.Revocations, static request => request.Form["token"] == "ds-new");
    }

    [Fact]
    public async Task A_new_secret_of_a_refresh_is_ended_if_the_family_was_signed_out_by_then()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.RotatesDeviceSecrets = true;
        family.Provider.AlterTokenResponse = _ => family.Shared.Credential = null;
        family.Time.Advance(TimeSpan.FromHours(1));

        await family.First.GetAccessTokenAsync();

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_secret_of_a_code_response_whose_id_token_is_refused_is_ended()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterIdToken = static claims => claims["nonce"] = "of another sign-in";

        Assert.IsType<SignInResult.Failed>(await family.First.SignInAsync());

        Assert.Null(family.Credential);
        Assert.Empty(family.Provider.DeviceSecrets);
        Assert.Contains(family.Provider.Revocations, static request => request.Form["token_type_hint"] == "device_secret");
    }

    [Fact]
    public async Task The_secret_of_the_family_stays_where_a_code_response_that_is_refused_repeats_it()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var secret = family.DeviceSecret;
        family.Provider.AlterIdToken = static claims => claims["nonce"] = "of another sign-in";

        Assert.IsType<SignInResult.Failed>(await family.Second.SignInAsync(Login));

        Assert.Equal(secret, family.DeviceSecret);
        Assert.Contains(secret, family.Provider.DeviceSecrets);
    }

    [Fact]
    public async Task A_new_secret_of_an_exchange_whose_id_token_is_refused_is_ended()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        RotateInExchange(family);
        family.Provider.AlterIdToken = static claims => claims["sub"] = "eve";

        await family.Second.SignInAsync();

        Assert.Contains(family.Provider.Revocations, static request => request.Form["token"] == "ds-new");
    }

    /// <summary>Requests of this grant that take a device secret along, or exchange one.</summary>
    private static void Refuse(FamilyScenario family, string grant, Action? before = null) =>
        family.Provider.RespondInstead = (request, _) =>
        {
            var form = request.Form;
            if (form.GetValueOrDefault("grant_type") != grant || !(form.ContainsKey("device_secret") || form.ContainsKey("actor_token")))
            {
                return Task.FromResult<HttpResponseMessage?>(null);
            }

            before?.Invoke();
            return Task.FromResult<HttpResponseMessage?>(RecordingProvider.Error("invalid_grant"));
        };

    /// <summary>Once, while the first request of this grant is on its way.</summary>
    private static void During(FamilyScenario family, string grant, Func<Task> happens)
    {
        var isDone = false;
        family.Provider.RespondInstead = async (request, _) =>
        {
            if (!isDone && request.Form.GetValueOrDefault("grant_type") == grant)
            {
                isDone = true;
                await happens();
            }

            return null;
        };
    }

    private static void RotateInExchange(FamilyScenario family)
    {
        family.Provider.AlterIdToken = static claims => claims["ds_hash"] = "of the new one";
        family.Provider.AlterTokenResponse = static response =>
            response["device_secret"] = response.ContainsKey("issued_token_type") ? "ds-new" : response["device_secret"]?.DeepClone();
    }
}
