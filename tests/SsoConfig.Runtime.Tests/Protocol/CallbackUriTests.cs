using SsoConfig.Protocol;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 6749, section 4.1.2: the response is a query in application/x-www-form-urlencoded.</summary>
public sealed class CallbackUriTests
{
    private const string Registered = "com.first.sample:/callback";

    [Theory]
    [InlineData("?flag&state=s", "flag", "")]
    [InlineData("?=nameless&state=s", "", "nameless")]
    [InlineData("?a=b=c", "a", "b=c")]
    [InlineData("?a+b=c+d%2B", "a b", "c d+")]
    [InlineData("?a=", "a", "")]
    [InlineData("?&a=1&", "a", "1")]
    [InlineData("?b=1", "a", null)]
    public void The_first_equals_sign_separates_name_and_value(string query, string name, string? value)
    {
        var callback = CallbackUri.Parse(Registered + query, Registered);

        Assert.Equal(value, callback.Value![name]);
    }

    [Fact]
    public void A_repeated_parameter_makes_the_response_invalid()
    {
        var callback = CallbackUri.Parse(Registered + "?a=1&a=1", Registered);

        Assert.Equal("The provider's response is not valid: the parameter 'a' occurs twice.", callback.Error!.Message);
    }
}
