using System.Text.Json.Nodes;
using SsoConfig.Protocol;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Protocol;

/// <summary>
/// OpenID Connect Core 1.0, section 3.1.3.7: of several rules that are broken, the one that says most about the cause is told.
/// </summary>
public sealed class IdTokenRulesTests
{
    private const string Issuer = "https://op.example.com";
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    private static readonly IdTokenExpectations Expected = new()
    {
        ClientId = "client-1",
        Nonce = "n",
        Subject = "ada",
        MaxAuthenticationAge = TimeSpan.Zero,
        AcrValues = ["urn:mfa"],
        RequestedAt = Now,
        AuthenticatedAt = 1_699_999_990,
        ReplacesIssuedAt = 1_700_000_295,
    };

    [Fact]
    public void The_first_rule_that_is_broken_is_told_and_then_the_next()
    {
        var claims = new JsonObject { ["azp"] = "client-2" };
        var told = new List<string?> { Broken(claims) };
        foreach (
            var (name, value) in new (string, JsonNode)[]
            {
                ("iss", Issuer),
                ("aud", "client-1"),
                ("azp", "client-1"),
                ("sub", "eve"),
                ("sub", "ada"),
                ("exp", 1_700_000_060),
                ("iat", 1_699_999_994),
                ("nonce", "n"),
                ("auth_time", 1_699_999_988),
                ("auth_time", 1_699_999_989),
                ("acr", "urn:mfa"),
                ("auth_time", 1_699_999_990),
                ("iat", 1_699_999_995),
            }
        )
        {
            claims[name] = value;
            told.Add(Broken(claims));
        }

        Assert.Equal(
            [
                "The id_token was refused: its issuer (iss) is not the one in okta.json.",
                "The id_token was refused: its audience (aud) is not this client.",
                "The id_token was refused: its authorized party (azp) is not this client.",
                "The id_token was refused: it names no user (sub).",
                Errors.SubjectMismatch.Message,
                "The id_token was refused: it has no expiry (exp).",
                "The id_token was refused: it has no time of issue (iat).",
                "The id_token was refused: its nonce is not that of the request.",
                "The provider was asked to authenticate the user again, but its id_token does not say when that was (auth_time). Turn "
                    + "the claim on at the provider (Entra ID: an optional claim), or use Prompt.SelectAccount. The user was "
                    + "not signed in.",
                "The provider was asked to authenticate the user again, but it let an older authentication count (auth_time). The user "
                    + "was not signed in.",
                Errors.InsufficientAuthentication.Message,
                "The id_token was refused: it is about an earlier authentication (auth_time) than the one that was refreshed.",
                "The id_token was refused: it is older (iat) than the one it replaces.",
                null,
            ],
            told
        );
    }

    [Fact]
    public void A_clock_that_was_set_back_since_the_request_makes_no_authentication_older() =>
        Assert.Null(Broken(Valid(), Expected with { RequestedAt = Now + TimeSpan.FromHours(1) }));

    [Theory]
    [InlineData("auth_time", 1_700_000_000, "its id_token was issued before the authentication it reports (auth_time)")]
    [InlineData("auth_time", 1_699_999_999, null)]
    public void An_authentication_may_be_five_seconds_after_the_issue_but_not_more(string name, long seconds, string? reason)
    {
        var claims = Valid();
        claims["iat"] = 1_699_999_994;
        claims[name] = seconds;

        Assert.Equal(reason is null ? null : Errors.NotFresh(reason).Message, Broken(claims, Expected with { ReplacesIssuedAt = null }));
    }

    [Theory]
    [InlineData("iss", "https://other.example.com", "its issuer (iss) is not the one in okta.json")]
    [InlineData("sid", "another", "its session (sid) is not the shared one")]
    public void A_claim_that_is_not_the_expected_one_is_told(string name, string value, string reason)
    {
        var claims = Valid();
        claims[name] = value;
        var expected = Expected with { SessionId = "shared", ResponseIssuer = "https://third.example.com" };

        Assert.Equal(Errors.IdToken(reason).Message, Broken(claims, name == "sid" ? expected with { ResponseIssuer = null } : expected));
    }

    [Fact]
    public void The_issuer_of_the_response_is_that_of_the_id_token() =>
        Assert.Equal(
            Errors.IdToken("its issuer (iss) is not that of the authorization response (RFC 9207)").Message,
            Broken(Valid(), Expected with { ResponseIssuer = "https://third.example.com" })
        );

    [Fact]
    public void Another_user_is_told_before_another_session()
    {
        var claims = Valid();
        (claims["sub"], claims["sid"]) = ("eve", "another");

        Assert.Equal(Errors.SubjectMismatch.Message, Broken(claims, Expected with { SessionId = "shared" }));
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(20, "it let an older authentication count (auth_time)")]
    public void After_a_restart_the_clock_says_how_long_ago_the_request_was(int minutes, string? reason)
    {
        var claims = Valid();
        claims["auth_time"] = 1_699_999_995 - 1800;

        var broken = Broken(claims, Expected with { RequestedAt = Now - TimeSpan.FromMinutes(minutes), AuthenticatedAt = null });

        Assert.Equal(reason is null ? null : Errors.NotFresh(reason).Message, broken);
    }

    private static string? Broken(JsonObject claims, IdTokenExpectations? expected = null) =>
        new IdTokenRules(new TokenIssuer(Scenario.Options with { Issuer = Issuer }), expected ?? Expected, Now, TimeSpan.FromMinutes(5))
            .FirstBroken(Read(claims))
            ?.Message;

    private static JsonObject Valid() =>
        new()
        {
            ["iss"] = Issuer,
            ["aud"] = "client-1",
            ["sub"] = "ada",
            ["exp"] = 1_700_000_060,
            ["iat"] = 1_699_999_995,
            ["nonce"] = "n",
            ["auth_time"] = 1_699_999_990,
            ["acr"] = "urn:mfa",
        };

    private static IdTokenClaims Read(JsonObject claims) => IdTokenClaims.Read(Jws.Encode(claims));
}
