using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.Tests.Conformance;
using SsoConfig.Tests.Provider;
using SsoConfig.Tests.Support;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 6749, sections 4.1.3 and 5: the code is redeemed, and the response is read with care.</summary>
public sealed class TokenRequestTests
{
    [Fact]
    [Conformance("CORE-3.1.3.1-a", "oidcc-client-test")]
    [Conformance("8252-8.4-a")]
    public async Task A_code_is_redeemed_by_a_form_with_these_fields_and_no_other()
    {
        using var scenario = new Scenario();

        await scenario.SignedInAsync();

        var request = Assert.Single(scenario.Provider.TokenRequests);
        Assert.Equal(HttpMethod.Post, request.Method);
        Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal(["client_id", "code", "code_verifier", "grant_type", "redirect_uri"], request.Form.Keys.Order());
        Assert.Equal("authorization_code", request.Form["grant_type"]);
        Assert.Equal(Scenario.RedirectUri, request.Form["redirect_uri"]);
        Assert.Equal(Scenario.ClientId, request.Form["client_id"]);
    }

    [Fact]
    [Conformance("8252-8.1-a")]
    public async Task A_stolen_code_is_worth_nothing_without_the_verifier()
    {
        using var victim = new Scenario();
        string[] stolen = [];
        victim.Browser.RespondWith(request =>
        {
            stolen = [victim.Provider.Visit(request.StartUri), victim.Provider.Visit(request.StartUri)];
            return Scenario.RedirectUri + "?state=lost";
        });
        await victim.FailedSignInAsync();
        var verifier = victim.Stored("pending-sign-in")!["code_verifier"]!.GetValue<string>();

        var guessed = await RedeemAsync(victim, stolen[0], new string('a', verifier.Length));
        var known = await RedeemAsync(victim, stolen[1], verifier);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_grant"), guessed);
        Assert.Equal((HttpStatusCode.OK, null), known);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    [Conformance("CORE-3.1.3.3-a", "fapi2-security-profile-final-client-test-token-type-case-insensitivity")]
    public async Task The_token_type_is_compared_without_regard_to_case(string tokenType)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response["token_type"] = tokenType;

        await scenario.SignedInAsync();
    }

    [Theory]
    [InlineData("DPoP")]
    [InlineData("mac")]
    [InlineData(null)]
    [Conformance("CORE-3.1.3.3-a")]
    public async Task Another_token_type_is_refused(string? tokenType)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response["token_type"] = tokenType;

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
        Assert.Null(scenario.Stored());
    }

    [Theory]
    [InlineData(" !~", true)]
    [InlineData("tok\u007Fen", false)]
    [InlineData("tok\nen", false)]
    [InlineData("tök", false)]
    [Conformance("CORE-3.1.3.3-a")]
    public async Task An_access_token_is_printable_ASCII(string accessToken, bool isAccepted)
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = response => response["access_token"] = accessToken;
        scenario.Provider.AlterIdToken = static claims => claims.Remove("at_hash");

        var result = await scenario.SignInAsync();

        Assert.Equal(isAccepted, result is SignInResult.SignedIn);
        Assert.Equal(
            isAccepted ? null : "The provider's response is not valid: its access_token has characters that no header can carry.",
            (result as SignInResult.Failed)?.Error.Message
        );
    }

    [Fact]
    [Case("F13")]
    public async Task A_response_without_a_token_type_is_refused_by_its_name()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("token_type");

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidResponse, error.Code);
        Assert.Contains("token_type", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [Case("F12")]
    [InlineData("expires_in", "\"3600\"", 3600)]
    [InlineData("expires_in", "3600.5", 300)]
    [InlineData("expires_in", "null", 300)]
    [InlineData("expires_in", "\"soon\"", 300)]
    [InlineData("scope", "[\"openid\", \"profile\"]", 3600)]
    [InlineData("unknown", "{ \"a\": [1] }", 3600)]
    public async Task A_member_of_an_unusual_type_stops_no_sign_in(string member, string value, int seconds)
    {
        using var scenario = new Scenario();
        scenario.Provider.AccessTokenLifetime = 3600;
        scenario.Provider.AlterTokenResponse = response => response[member] = JsonNode.Parse(value);

        var session = await scenario.SignedInAsync();

        Assert.Equal(seconds, Math.Floor((session.AccessTokenExpiresAt - scenario.Time.GetUtcNow()).TotalSeconds));
    }

    [Fact]
    [Conformance("CORE-3.1.3.3-a", "fapi2-security-profile-final-client-test-token-endpoint-response-without-expires_in")]
    public async Task A_response_without_a_lifetime_is_accepted_and_tried_for_five_minutes()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("expires_in");

        var session = await scenario.SignedInAsync();

        Assert.Equal(scenario.Time.GetUtcNow().AddMinutes(5), session.AccessTokenExpiresAt);
    }

    [Fact]
    public async Task A_response_without_a_refresh_token_is_accepted()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response["refresh_token"] = "";

        Assert.False((await scenario.SignedInAsync()).HasRefreshToken);
    }

    [Fact]
    public async Task A_response_without_an_access_token_is_refused()
    {
        using var scenario = new Scenario();
        scenario.Provider.AlterTokenResponse = static response => response.Remove("access_token");

        Assert.Equal(SsoErrorCodes.InvalidResponse, (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData("{\"access_token\":\"at-", SsoErrorCodes.InvalidResponse)]
    [InlineData("<html></html>", SsoErrorCodes.InvalidResponse)]
    [InlineData("", SsoErrorCodes.InvalidResponse)]
    public async Task A_truncated_or_foreign_body_is_refused(string body, string code)
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, () => JsonResponse.Of(HttpStatusCode.OK, body));

        Assert.Equal(code, (await scenario.FailedSignInAsync()).Code);
        Assert.Null(scenario.Stored());
    }

    [Fact]
    public async Task A_huge_body_is_not_read()
    {
        using var scenario = new Scenario();
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            static () => JsonResponse.Of(HttpStatusCode.OK, new string(' ', (1024 * 1024) + 1))
        );

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidResponse, error.Code);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_without_an_end_is_given_up()
    {
        using var scenario = new Scenario();
        var body = new EndlessStream();
        scenario.RespondAt(RecordingProvider.TokenPath, () => new HttpResponseMessage { Content = new StreamContent(body) });

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidResponse, error.Code);
        Assert.Contains("larger", error.Message, StringComparison.Ordinal);
        Assert.InRange(body.BytesRead, 1024 * 1024, 2 * 1024 * 1024);
    }

    [Fact]
    public async Task A_body_of_one_mebibyte_is_read()
    {
        using var scenario = new Scenario();
        scenario.RespondAt(
            RecordingProvider.TokenPath,
            static () => JsonResponse.Of(HttpStatusCode.BadRequest, "{\"error\":\"invalid_grant\"}".PadRight(1024 * 1024))
        );

        Assert.Equal("invalid_grant", (await scenario.FailedSignInAsync()).Code);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"invalid_grant\"}", "invalid_grant", false)]
    [InlineData(HttpStatusCode.Unauthorized, "{\"error\":\"invalid_client\"}", "invalid_client", false)]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":1}", SsoErrorCodes.HttpStatus, false)]
    [InlineData(HttpStatusCode.BadRequest, "[]", SsoErrorCodes.HttpStatus, false)]
    [InlineData(HttpStatusCode.BadRequest, "nothing", SsoErrorCodes.HttpStatus, false)]
    [InlineData(HttpStatusCode.BadGateway, "<html></html>", SsoErrorCodes.HttpStatus, true)]
    [InlineData(HttpStatusCode.ServiceUnavailable, "{\"error\":\"whatever\"}", "whatever", true)]
    [InlineData(HttpStatusCode.BadRequest, "{\"error\":\"temporarily_unavailable\"}", "temporarily_unavailable", true)]
    [InlineData(HttpStatusCode.OK, "{\"error\":\"invalid_grant\"}", "invalid_grant", false)]
    [InlineData(HttpStatusCode.OK, "{\"error\":\"temporarily_unavailable\"}", "temporarily_unavailable", true)]
    [InlineData(HttpStatusCode.Found, "", SsoErrorCodes.HttpStatus, false)]
    public async Task An_error_of_the_token_endpoint_comes_through(HttpStatusCode status, string body, string code, bool isTransient)
    {
        using var scenario = new Scenario();
        scenario.RespondAt(RecordingProvider.TokenPath, () => JsonResponse.Of(status, body));

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(code, error.Code);
        Assert.Equal(isTransient, error.IsTransient);
    }

    /// <summary>What whoever has a response of the browser can do with its code.</summary>
    private static async Task<(HttpStatusCode Status, string? Error)> RedeemAsync(Scenario victim, string response, string verifier)
    {
        using var http = new HttpClient(victim.Provider, disposeHandler: false);
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["code"] = Query.Of(response)["code"],
                ["redirect_uri"] = Scenario.RedirectUri,
                ["client_id"] = Scenario.ClientId,
                ["code_verifier"] = verifier,
            }
        );
        using var result = await http.PostAsync(
            new Uri("https://op.example.com" + RecordingProvider.TokenPath),
            form,
            TestContext.Current.CancellationToken
        );
        var body = JsonNode.Parse(await result.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (result.StatusCode, body["error"]?.GetValue<string>());
    }
}
