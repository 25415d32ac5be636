using SsoConfig.Desktop.Callback;

namespace SsoConfig.Desktop.Tests.Callback;

public sealed class CallbackArgumentsTests
{
    private const string Response = "com.first.sample:/callback?code=c";

    [Fact]
    public void The_response_is_the_last_argument() =>
        Assert.Equal(new CallbackArguments(null, Response), CallbackArguments.TryParse(["sso-callback", Response]));

    [Fact]
    public void The_home_of_the_process_that_registered_comes_along() =>
        Assert.Equal(
            new CallbackArguments("/a home", Response),
            CallbackArguments.TryParse([.. CallbackArguments.Prefix("/a home"), Response])
        );

    [Fact]
    public void They_do_not_print_the_response() =>
        Assert.DoesNotContain("code", new CallbackArguments(null, Response).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("sso-callback")]
    [InlineData("sso-callback", Response, "more")]
    [InlineData("sso-callback", Response, "--home", "/elsewhere")]
    [InlineData("sso-callback", "--home", "/elsewhere", Response, "more")]
    public void Arguments_that_were_smuggled_in_make_it_unreadable(params string[] arguments)
    {
        Assert.True(CallbackArguments.AreMeant(arguments));
        Assert.Null(CallbackArguments.TryParse(arguments));
    }

    [Theory]
    [InlineData]
    [InlineData("sign-in")]
    [InlineData("--json", "sso-callback")]
    public void Any_other_start_is_not_a_callback(params string[] arguments) => Assert.False(CallbackArguments.AreMeant(arguments));
}
