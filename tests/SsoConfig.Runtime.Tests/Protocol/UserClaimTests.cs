using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>What the provider says about the user: typed, by name, and as a principal.</summary>
public sealed class UserClaimTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Standard_claims_have_their_types()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => Add(claims, StandardClaims);

        var user = (await scenario.SignedInAsync()).User;

        Assert.Equal(("Ada", "Lovelace", "King"), (user.GivenName, user.FamilyName, user.MiddleName));
        Assert.Equal(("ada", "https://p", "https://i", "https://w"), (user.Nickname, user.Profile, user.Picture, user.Website));
        Assert.Equal(("female", "1815-12-10", "Europe/London", "en-GB"), (user.Gender, user.Birthdate, user.ZoneInfo, user.Locale));
        Assert.Equal((true, false, "+441"), (user.IsEmailVerified, user.IsPhoneNumberVerified, user.PhoneNumber));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), user.UpdatedAt);
        Assert.Equal(("12 St James's Square", "London"), (user.Address!.StreetAddress, user.Address.Locality));
    }

    [Fact]
    public async Task A_standard_claim_of_another_type_or_beyond_the_calendar_is_absent()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims =>
            Add(claims, """{ "given_name": 5, "email_verified": "maybe", "updated_at": 1e300, "address": "London", "picture": null }""");

        var user = (await scenario.SignedInAsync()).User;

        Assert.Null(user.GivenName);
        Assert.Null(user.IsEmailVerified);
        Assert.Null(user.UpdatedAt);
        Assert.Null(user.Address);
        Assert.Null(user.Picture);
    }

    [Fact]
    public async Task Any_other_claim_is_there_by_its_name_as_the_provider_wrote_it()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims =>
            Add(claims, """{ "groups": ["a", "b"], "level": 3, "https://example.com/x": { "deep": [1.5, true] } }""");

        var claims = (await scenario.SignedInAsync()).User.Claims;

        Assert.Equal(["a", "b"], claims["groups"].EnumerateArray().Select(static group => group.GetString()));
        Assert.Equal(3, claims["level"].GetInt32());
        Assert.Equal("""{"deep":[1.5,true]}""", claims["https://example.com/x"].GetRawText());
        Assert.Equal(RecordingProvider.Issuer, claims["iss"].GetString());
    }

    [Fact]
    [Conformance("CORE-5.3.2-a")]
    public async Task Claims_of_userinfo_come_to_them_and_cannot_say_how_the_user_authenticated()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = static profile =>
            Add(profile, """{ "department": "Engines", "acr": "forged", "iss": "https://forged", "auth_time": 1, "given_name": "Ada" }""");

        await scenario.SignedInAsync();
        var user = (await scenario.GetSessionAsync(scenario.NewProcess()))!.User;

        Assert.Equal(("Engines", "Ada"), (user.Claims["department"].GetString(), user.GivenName));
        Assert.Equal(RecordingProvider.Issuer, user.Claims["iss"].GetString());
        Assert.DoesNotContain("acr", user.Claims.Keys);
        Assert.Equal(user.Name, user.Claims["name"].GetString());
    }

    [Fact]
    [Conformance("CORE-5.3.2-a", "oidcc-client-test-userinfo-invalid-sub")]
    public async Task Claims_of_another_user_s_userinfo_are_not_taken_over()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = static profile => Add(profile, """{ "sub": "eve", "department": "Thieves" }""");

        Assert.DoesNotContain("department", (await scenario.SignedInAsync()).User.Claims.Keys);
    }

    [Fact]
    public async Task A_refresh_keeps_what_is_about_the_user_and_no_group_that_the_new_id_token_leaves_out()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims => Add(claims, """{ "given_name": "Ada", "locale": "en", "groups": ["admins"] }""");
        await scenario.SignedInAsync();
        scenario.Provider.AlterIdToken = static claims => Add(claims, """{ "locale": "fr" }""");

        for (var refresh = 0; refresh < 2; refresh++)
        {
            scenario.Time.Advance(TimeSpan.FromHours(1));
            await scenario.ValidAccessTokenAsync();
        }

        var user = (await scenario.GetSessionAsync())!.User;
        Assert.Equal(("Ada", "fr"), (user.GivenName, user.Locale));
        Assert.DoesNotContain("groups", user.Claims.Keys);
    }

    [Fact]
    public async Task A_session_that_was_stored_before_there_were_claims_loads_with_them()
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var idToken = scenario.Stored()!["id_token"]!.GetValue<string>();
        await scenario.Store.WriteAsync(
            "session",
            Encoding.UTF8.GetBytes(
                $$"""
                {
                  "iss": "{{RecordingProvider.Issuer}}", "client_id": "client-1", "access_token": "at", "obtained_at": "2026-03-01T12:00:00+00:00",
                  "expires_at": "2026-03-01T13:00:00+00:00", "refresh_token": "rt", "id_token": "{{idToken}}", "iat": 1772366400, "nonce": "n",
                  "sub": "ada", "name": "Ada Lovelace", "preferred_username": "ada@example.com", "email": "ada@example.com", "sid": "sid-1",
                  "auth_time": 1772366400, "ephemeral": false
                }
                """
            ),
            Cancellation
        );

        var session = await scenario.GetSessionAsync(scenario.NewProcess());

        Assert.Equal(("ada", "Ada Lovelace", true), (session!.User.Subject, session.User.Name, session.HasRefreshToken));
        Assert.Equal("sid-1", session.User.Claims["sid"].GetString());
        Assert.Equal("at", await scenario.ValidAccessTokenAsync(scenario.NewProcess()));
    }

    [Theory]
    [InlineData("not.a.token")]
    [InlineData("x")]
    [InlineData("e30.W10.x")]
    public async Task A_session_whose_id_token_cannot_be_read_has_no_claims(string idToken)
    {
        using var scenario = new Scenario();
        await scenario.SignedInAsync();
        var stored = scenario.Stored()!;
        stored["id_token"] = idToken;
        stored["profile"] = "{";
        await scenario.Store.WriteAsync("session", Encoding.UTF8.GetBytes(stored.ToJsonString()), Cancellation);

        var user = (await scenario.GetSessionAsync(scenario.NewProcess()))!.User;

        Assert.Empty(user.Claims);
        Assert.Equal("Ada Lovelace", user.Name);
    }

    [Fact]
    public async Task Hundreds_of_groups_survive_the_store()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterIdToken = static claims => claims["groups"] = Groups(500);
        scenario.Provider.AlterUserInfo = static profile => profile["teams"] = Groups(500);

        await scenario.SignedInAsync();
        var claims = (await scenario.GetSessionAsync(scenario.NewProcess()))!.User.Claims;

        Assert.Equal((500, 500), (claims["groups"].GetArrayLength(), claims["teams"].GetArrayLength()));
    }

    [Fact]
    public async Task A_profile_beyond_any_measure_keeps_its_name_and_is_logged()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.AlterUserInfo = static profile => profile["photo"] = new string('x', 40_000);

        var user = (await scenario.SignedInAsync()).User;

        Assert.Equal("Ada from userinfo", user.Name);
        Assert.DoesNotContain("photo", user.Claims.Keys);
        Assert.True(scenario.Store.Values["session"].Length < 10_000);
        Assert.Single(scenario.Logs.Events, static entry => entry.Id == 5003);
    }

    [Theory]
    [InlineData("""{ "sub": "ada", "x": "\ud800" }""")]
    [InlineData("""{ "sub": "ada", "\ud800": 1 }""")]
    public async Task A_claim_that_is_no_valid_Unicode_breaks_neither_store_nor_refresh(string profile)
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        scenario.Provider.RespondInstead = (request, _) =>
            Task.FromResult(
                request.Endpoint == RecordingProvider.UserInfoPath ? new HttpResponseMessage { Content = new StringContent(profile) } : null
            );

        await scenario.SignedInAsync();
        scenario.Time.Advance(TimeSpan.FromHours(1));
        await scenario.ValidAccessTokenAsync();
        var user = (await scenario.GetSessionAsync(scenario.NewProcess()))!.User;

        Assert.Equal("ada", user.Subject);
        user.ToClaimsPrincipal();
    }

    [Fact]
    public async Task A_claim_as_deep_as_the_parser_allows_does_not_sign_the_user_out()
    {
        using var scenario = new Scenario(static options => options with { LoadProfile = true });
        var deep = string.Concat(Enumerable.Repeat("[", 63)) + string.Concat(Enumerable.Repeat("]", 63));
        scenario.Provider.AlterUserInfo = profile => profile["deep"] = JsonNode.Parse(deep);

        await scenario.SignedInAsync();

        Assert.Contains("deep", (await scenario.GetSessionAsync(scenario.NewProcess()))!.User.Claims.Keys);
    }

    [Fact]
    public async Task A_principal_has_a_claim_for_each_value_and_the_roles_of_the_app_s_choice()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterIdToken = static claims =>
            Add(claims, """{ "groups": ["readers", "writers"], "level": 3, "rate": 1.5, "on": true, "x": { "y": 1 }, "none": null }""");

        var principal = (await scenario.SignedInAsync()).User.ToClaimsPrincipal(roleClaim: "groups");

        Assert.True(principal.Identity!.IsAuthenticated);
        Assert.Equal("Ada Lovelace", principal.Identity.Name);
        Assert.True(principal.IsInRole("writers"));
        Assert.False(principal.IsInRole("admins"));
        Assert.Equal(("3", ClaimValueTypes.Integer64), Find("level"));
        Assert.Equal(("1.5", ClaimValueTypes.Double), Find("rate"));
        Assert.Equal(("true", ClaimValueTypes.Boolean), Find("on"));
        Assert.Equal(("""{"y":1}""", "JSON"), Find("x"));
        Assert.Null(principal.FindFirst("none"));
        Assert.Equal(RecordingProvider.Issuer, principal.FindFirst("sub")!.Issuer);
        Assert.Single(principal.FindAll("name"));

        (string Value, string Type) Find(string name) =>
            principal.FindFirst(name) is { } claim ? (claim.Value, claim.ValueType) : (string.Empty, string.Empty);
    }

    [Fact]
    public void A_user_of_a_test_is_a_principal_without_any_claims()
    {
        var principal = new SsoUser { Subject = "ada", Email = "ada@example.com" }.ToClaimsPrincipal();

        Assert.Equal(("ada@example.com", "ada"), (principal.Identity!.Name, principal.FindFirst("sub")!.Value));
    }

    [Fact]
    public async Task The_id_token_is_handed_out_on_request_only()
    {
        using var scenario = new Scenario();
        Assert.Null(await scenario.Client.GetIdTokenAsync(Cancellation));

        var session = await scenario.SignedInAsync();
        var idToken = await scenario.Client.GetIdTokenAsync(Cancellation);

        Assert.Equal(scenario.Stored()!["id_token"]!.GetValue<string>(), idToken);
        Assert.DoesNotContain(idToken!, JsonSerializer.Serialize(session), StringComparison.Ordinal);
        Assert.DoesNotContain(idToken!, $"{session} {session.User}", StringComparison.Ordinal);
        await scenario.SignOutAsync();
        Assert.Null(await scenario.Client.GetIdTokenAsync(Cancellation));
    }

    private const string StandardClaims = """
        {
          "given_name": "Ada", "family_name": "Lovelace", "middle_name": "King", "nickname": "ada", "profile": "https://p", "picture": "https://i",
          "website": "https://w", "gender": "female", "birthdate": "1815-12-10", "zoneinfo": "Europe/London", "locale": "en-GB",
          "email_verified": "true", "phone_number": "+441", "phone_number_verified": false, "updated_at": 1700000000,
          "address": { "street_address": "12 St James's Square", "locality": "London" }
        }
        """;

    private static JsonArray Groups(int count) => [.. Enumerable.Range(0, count).Select(static i => (JsonNode)$"group-{i}-of-the-company")];

    private static void Add(JsonObject claims, string json)
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            claims[name] = value?.DeepClone();
        }
    }
}
