using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;
using SsoConfig.Protocol;
using SsoConfig.Tests.Conformance;

namespace SsoConfig.Tests.Protocol;

public sealed class ClaimSetTests
{
    [Theory]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("nbf")]
    [InlineData("iat")]
    [InlineData("jti")]
    [InlineData("auth_time")]
    [InlineData("nonce")]
    [InlineData("acr")]
    [InlineData("amr")]
    [InlineData("azp")]
    [InlineData("at_hash")]
    [InlineData("c_hash")]
    [InlineData("s_hash")]
    [InlineData("sid")]
    [InlineData("tid")]
    [InlineData("cnf")]
    [Conformance("CORE-5.3.2-a")]
    public void Only_the_id_token_states_what_is_about_the_authentication(string name)
    {
        var profile = new JsonObject { [name] = "forged", ["department"] = "Engines" };

        Assert.Equal(["department"], ClaimSet.Read(IdToken([]), profile.ToJsonString()).Keys);
        Assert.Equal("signed", ClaimSet.Read(IdToken(new() { [name] = "signed" }), profile.ToJsonString())[name].GetString());
    }

    [Theory]
    [InlineData("name")]
    [InlineData("given_name")]
    [InlineData("family_name")]
    [InlineData("middle_name")]
    [InlineData("nickname")]
    [InlineData("preferred_username")]
    [InlineData("profile")]
    [InlineData("picture")]
    [InlineData("website")]
    [InlineData("email")]
    [InlineData("email_verified")]
    [InlineData("gender")]
    [InlineData("birthdate")]
    [InlineData("zoneinfo")]
    [InlineData("locale")]
    [InlineData("phone_number")]
    [InlineData("phone_number_verified")]
    [InlineData("address")]
    [InlineData("updated_at")]
    public void A_standard_claim_stays_when_a_later_id_token_leaves_it_out(string name)
    {
        var old = IdToken(new() { [name] = "earlier", ["groups"] = "admins" });

        Assert.Equal($$"""{"{{name}}":"earlier"}""", ClaimSet.Renew(profile: null, old, IdToken([])));
    }

    [Fact]
    public void Without_a_claim_beside_the_new_id_token_there_is_no_profile()
    {
        var idToken = IdToken(new() { ["name"] = "Ada" });

        Assert.Null(ClaimSet.Renew("""{"name":"A."}""", idToken, idToken));
    }

    private static string IdToken(JsonObject claims) => $"e30.{Base64UrlEncoder.Encode(claims.ToJsonString())}.c2ln";
}
