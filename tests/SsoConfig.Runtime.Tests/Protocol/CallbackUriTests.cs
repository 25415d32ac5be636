using SsoConfig.Protocol;

namespace SsoConfig.Tests.Protocol;

/// <summary>RFC 6749, section 4.1.2: the answer is a query in application/x-www-form-urlencoded.</summary>
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
    public void A_parameter_is_what_stands_around_the_first_equals_sign(string query, string name, string? value)
    {
        Assert.True(CallbackUri.TryParse(Registered + query, Registered, out var callback, out _));

        Assert.Equal(value, callback[name]);
    }

    [Fact]
    public void A_parameter_that_is_there_twice_is_no_answer()
    {
        Assert.False(CallbackUri.TryParse(Registered + "?a=1&a=1", Registered, out _, out var error));

        Assert.Equal("The provider's answer is not valid: a parameter is there twice.", error.Message);
    }
}
