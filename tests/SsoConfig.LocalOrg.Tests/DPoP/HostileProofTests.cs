using System.Net;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DPoP;

/// <summary>Well-signed proofs with a claim of another type, out of every range or of no Unicode.</summary>
public sealed class HostileProofTests
{
    [Theory]
    [InlineData(
        """
            "iat":"x"
            """
    )]
    [InlineData(
        """
            "iat":null
            """
    )]
    [InlineData(
        """
            "iat":{}
            """
    )]
    [InlineData(
        """
            "iat":1.5
            """
    )]
    [InlineData(
        """
            "iat":1e999
            """
    )]
    [InlineData(
        """
            "iat":-9223372036854775808
            """
    )]
    [InlineData(
        """
            "iat":9223372036854775807
            """
    )]
    [InlineData(
        """
            "iat":9223372036854775808
            """
    )]
    [InlineData(
        """
            "jti":"\ud800"
            """
    )]
    [InlineData(
        """
            "htm":"\ud800"
            """
    )]
    [InlineData(
        """
            "htu":"\ud800"
            """
    )]
    [InlineData(
        """
            "nonce":"\ud800"
            """
    )]
    [InlineData(
        """
            "jti":1
            """
    )]
    [InlineData(
        """
            "htu":[]
            """
    )]
    public async Task A_claim_that_is_none_makes_the_proof_invalid(string claim)
    {
        await using var org = await LocalOrgServer.StartAsync(
            OrgFixture.Options with
            {
                DPoP = DPoPSupport.Optional,
            },
            TestContext.Current.CancellationToken
        );
        using var key = new TestKey();
        using var http = new HttpClient();
        var uri = OrgFixture.FirstOf(org).At("v1/token");
        using var request = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("DPoP", key.Prove("POST", uri, nonce: null, more: $",{claim}"));

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("\"error\":\"invalid_dpop_proof\"", body, StringComparison.Ordinal);
    }
}
