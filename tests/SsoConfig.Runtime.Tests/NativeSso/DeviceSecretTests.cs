using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.NativeSso;

/// <summary>Which device secret is kept: one that came with the id_token it belongs to (Native SSO 1.0, section 3.4).</summary>
public sealed class DeviceSecretTests
{
    [Fact]
    [Conformance("NSSO-b")]
    public async Task Secret_and_id_token_are_kept_as_a_pair()
    {
        using var family = new FamilyScenario();
        JsonObject response = [];
        family.Provider.AlterTokenResponse = issued => response = issued;

        await family.First.SignedInAsync();

        Assert.Equal(response["device_secret"]!.GetValue<string>(), family.DeviceSecret);
        Assert.Equal(response["id_token"]!.GetValue<string>(), family.SharedIdToken);
        Assert.Equal(["device_secret", "id_token", "v"], family.Credential!.AsObject().Select(static member => member.Key).Order());
    }

    [Theory]
    [InlineData(8192, true)]
    [InlineData(8193, false)]
    public async Task A_secret_has_8192_visible_characters_at_most(int length, bool isKept)
    {
        using var family = new FamilyScenario();
        var secret = new string('~', length);
        family.Provider.AlterTokenResponse = response => response["device_secret"] = secret;

        await family.First.SignedInAsync();

        Assert.Equal(isKept, family.Credential is not null);
    }

    [Fact]
    [Conformance("NSSO-b")]
    public async Task Without_ds_hash_the_secret_is_not_kept()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterIdToken = static claims => claims.Remove("ds_hash");

        await family.First.SignedInAsync();

        Assert.Null(family.Credential);
    }

    [Fact]
    [Conformance("NSSO-b")]
    public async Task A_ds_hash_without_a_secret_changes_nothing()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterTokenResponse = static response => response.Remove("device_secret");

        await family.First.SignedInAsync();

        Assert.Null(family.Credential);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("with\nline")]
    public async Task A_secret_that_no_form_or_address_can_carry_is_not_kept(string secret)
    {
        using var family = new FamilyScenario();
        family.Provider.AlterTokenResponse = response => response["device_secret"] = secret;

        await family.First.SignedInAsync();

        Assert.Null(family.Credential);
    }

    [Fact]
    [Conformance("NSSO-b")]
    public async Task The_standard_leaves_the_value_of_ds_hash_to_the_provider()
    {
        using var family = new FamilyScenario();
        family.Provider.AlterIdToken = static claims => claims["ds_hash"] = "anything";

        await family.First.SignedInAsync();

        Assert.NotNull(family.Credential);
    }

    [Fact]
    [Conformance("NSSO-b")]
    public async Task In_Oktas_dialect_a_wrong_ds_hash_is_refused()
    {
        using var family = new FamilyScenario(SsoNativeSsoOptions.OktaDeviceSecretType);
        family.Provider.AlterIdToken = static claims => claims["ds_hash"] = "5PuHaT28DJPEaOveu9ZCmg";

        await family.First.SignedInAsync();

        Assert.Null(family.Credential);
    }

    [Fact]
    public void Oktas_ds_hash_is_computed_like_at_hash() =>
        Assert.True(SsoConfig.Protocol.TokenHash.IsOf("exampleDeviceSecret", "5PuHaT28DJPEaOveu9ZCmg", "RS256"));

    [Theory]
    [InlineData("RS384")]
    [InlineData("RS512")]
    public void A_hash_is_that_of_the_signatures_algorithm(string algorithm)
    {
        Assert.True(SsoConfig.Protocol.TokenHash.IsOf("secret", Jws.HalfHash("secret", algorithm), algorithm));
        Assert.False(SsoConfig.Protocol.TokenHash.IsOf("secret", Jws.HalfHash("secret", "RS256"), algorithm));
    }

    [Fact]
    public async Task An_ephemeral_sign_in_neither_asks_for_a_secret_nor_keeps_one()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var credential = family.Shared.Credential;

        await family.Second.SignedInAsync(new SignInRequest { UseEphemeralSession = true });

        Assert.DoesNotContain("device_sso", family.Provider.Authorizations[^1]["scope"], StringComparison.Ordinal);
        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.Equal(credential, family.Shared.Credential);
    }

    [Fact]
    public async Task A_session_check_takes_no_secret_along_and_keeps_none()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var credential = family.Shared.Credential;

        Assert.IsType<SessionCheckResult.Valid>(
            await family.First.Client.CheckSessionAsync(cancellationToken: TestContext.Current.CancellationToken)
        );

        Assert.False(family.Provider.TokenRequests[^1].Form.ContainsKey("device_secret"));
        Assert.Equal(credential, family.Shared.Credential);
    }

    [Fact]
    public async Task Whose_session_it_is_can_be_asked_without_a_request()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var before = family.Provider.Requests.Count;

        var session = (await family.Second.GetFamilySessionAsync())!;

        Assert.Equal("ada", session.User.Subject);
        Assert.Equal("Ada Lovelace", session.User.Name);
        Assert.Equal("sid-1", session.SessionId);
        Assert.Equal(before, family.Provider.Requests.Count);
    }

    [Fact]
    public async Task Before_any_sign_in_there_is_no_session_of_the_family()
    {
        using var family = new FamilyScenario();

        Assert.Null(await family.First.GetFamilySessionAsync());
    }
}
