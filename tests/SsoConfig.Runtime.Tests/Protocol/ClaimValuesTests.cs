using System.Text.Json;
using SsoConfig.Protocol;

namespace SsoConfig.Tests.Protocol;

/// <summary>OpenID Connect Core 1.0, section 5.1: the types of the standard claims.</summary>
public sealed class ClaimValuesTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData("\"true\"", true)]
    [InlineData("\"false\"", false)]
    [InlineData("\"\"", null)]
    [InlineData("0", null)]
    public void A_verification_is_a_boolean_or_its_name(string json, bool? expected) =>
        Assert.Equal(expected, Claims(json).ReadBoolean("claim"));

    [Theory]
    [InlineData("-62135596800", "0001-01-01T00:00:00Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("253402300799", "9999-12-31T23:59:59Z")]
    public void A_time_is_a_second_of_the_calendar(string json, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, provider: null), Claims(json).ReadTime("claim"));

    [Theory]
    [InlineData("-62135596801")]
    [InlineData("253402300800")]
    [InlineData("\"0\"")]
    public void Any_other_time_is_absent(string json) => Assert.Null(Claims(json).ReadTime("claim"));

    [Fact]
    public void An_address_has_its_six_members()
    {
        var address = Claims(
                """
                {
                  "formatted": "12 St James's Square, London", "street_address": "12 St James's Square", "locality": "London",
                  "region": "Westminster", "postal_code": "SW1Y 4JH", "country": "UK"
                }
                """
            )
            .ReadAddress("claim")!;

        Assert.Equal(("12 St James's Square, London", "12 St James's Square"), (address.Formatted, address.StreetAddress));
        Assert.Equal(("London", "Westminster", "SW1Y 4JH", "UK"), (address.Locality, address.Region, address.PostalCode, address.Country));
    }

    [Fact]
    public void A_claim_that_is_not_there_has_no_value()
    {
        Assert.Null(ClaimSet.Empty.ReadBoolean("claim"));
        Assert.Null(ClaimSet.Empty.ReadTime("claim"));
        Assert.Null(ClaimSet.Empty.ReadAddress("claim"));
    }

    private static Dictionary<string, JsonElement> Claims(string json) => new() { ["claim"] = JsonElement.Parse(json) };
}
