using SsoConfig.Maui.Browsers;
using SsoConfig.Tests;

namespace SsoConfig.Maui.Tests.Browsers;

/// <summary>What the platforms' own results mean.</summary>
public sealed class ResultTests
{
    private const string Link = "https://auth.example.com/first/callback";
    private const string Domain = "com.apple.AuthenticationServices.WebAuthenticationSession";

    [Fact]
    public void An_auth_tab_that_ends_well_returns_its_response() =>
        Assert.Equal("a:/b?code=c", Assert.IsType<BrowserResult.Returned>(AuthTabResult.Read(-1, "a:/b?code=c")).ResponseUri);

    [Fact]
    public void Closing_an_auth_tab_is_a_cancellation_for_certain() =>
        Assert.False(Assert.IsType<BrowserResult.Cancelled>(AuthTabResult.Read(0, null)).IsPresumed);

    [Theory]
    [InlineData(-1, null)]
    [InlineData(-1, "")]
    [InlineData(-2, null)]
    [InlineData(7, "a:/b?code=c")]
    public void A_result_that_is_not_documented_keeps_the_pending_sign_in(int code, string? uri) =>
        Assert.True(Assert.IsType<BrowserResult.Cancelled>(AuthTabResult.Read(code, uri)).IsPresumed);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void An_https_redirect_that_is_not_verified_names_the_file_to_publish(int code) =>
        Assert.Contains(
            "/.well-known/assetlinks.json",
            Assert.IsType<BrowserResult.Failed>(AuthTabResult.Read(code, null)).Reason,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_authentication_session_returns_its_response() =>
        Assert.Equal(
            "a:/b?code=c",
            Assert.IsType<BrowserResult.Returned>(AuthenticationSessionResult.Read("a:/b?code=c", null, 0)).ResponseUri
        );

    [Fact]
    public void Closing_an_authentication_session_is_a_cancellation_for_certain() =>
        Assert.False(Assert.IsType<BrowserResult.Cancelled>(AuthenticationSessionResult.Read(null, Domain, 1)).IsPresumed);

    [Theory]
    [InlineData(Domain, 2)]
    [InlineData(Domain, 3)]
    [InlineData("NSURLErrorDomain", 1)]
    [InlineData(null, 0)]
    public void Another_end_of_an_authentication_session_is_a_failure(string? domain, long code) =>
        Assert.IsType<BrowserResult.Failed>(AuthenticationSessionResult.Read(null, domain, code));

    [Fact]
    [Case(40)]
    public void A_windows_process_that_cannot_be_activated_starts_and_has_a_reason_for_the_sign_in() =>
        Assert.Equal(
            "Windows does not activate this process (0x80004005). Start the app as the user who is signed in to Windows, not with 'runas'.",
            ActivationProblem.Find(static () => System.Runtime.InteropServices.Marshal.ThrowExceptionForHR(unchecked((int)0x80004005)))
        );

    [Fact]
    public void A_windows_process_that_can_be_activated_has_no_problem() => Assert.Null(ActivationProblem.Find(static () => { }));

    [Fact]
    public void A_scheme_that_this_app_alone_claims_is_no_problem() =>
        Assert.Null(
            RedirectClaimRule.ProblemWith(
                "com.first.sample:/callback",
                "com.first.sample",
                "com.first.sample/.Callback",
                "com.first.sample/.Callback"
            )
        );

    [Theory]
    [InlineData("com.evil/.Callback")]
    [InlineData("android/com.android.internal.app.ResolverActivity")]
    [InlineData(null)]
    public void A_scheme_that_another_app_claims_too_is_refused(string? resolved) =>
        Assert.Contains(
            "is claimed by another app too",
            RedirectClaimRule.ProblemWith("com.first.sample:/callback", "com.first.sample", "com.first.sample/.Callback", resolved),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_scheme_without_an_activity_names_the_code_to_add() =>
        Assert.Contains(
            "DataScheme = \"com.first.sample\"",
            RedirectClaimRule.ProblemWith("com.first.sample:/callback", "com.first.sample", null, null),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_session_that_the_system_ends_because_the_domain_is_not_associated_is_no_cancellation()
    {
        var ended = AuthenticationSessionResult.Read(
            null,
            Domain,
            1,
            "Application with identifier com.first.app is not associated with domain auth.example.com. Using HTTPS callbacks requires "
                + "Associated Domains using the `webcredentials` service type for auth.example.com."
        );

        Assert.Contains(
            "/.well-known/apple-app-site-association",
            Assert.IsType<BrowserResult.Failed>(ended).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_session_that_the_user_closes_is_a_cancellation_whatever_the_system_says() =>
        Assert.IsType<BrowserResult.Cancelled>(AuthenticationSessionResult.Read(null, Domain, 1, "The operation couldn’t be completed. "));

    [Fact]
    public void A_link_that_opens_this_app_alone_is_no_problem() =>
        Assert.Null(RedirectClaimRule.ProblemWith(Link, "com.first.app", "com.first.app/.Callback", "com.first.app/.Callback"));

    [Theory]
    [InlineData("com.android.chrome/.Main")]
    [InlineData("android/com.android.internal.app.ResolverActivity")]
    [InlineData(null)]
    public void A_link_that_Android_has_not_verified_names_the_file_and_the_package(string? resolved)
    {
        var problem = RedirectClaimRule.ProblemWith(Link, "com.first.app", "com.first.app/.Callback", resolved);

        Assert.Contains("https://auth.example.com/.well-known/assetlinks.json", problem, StringComparison.Ordinal);
        Assert.Contains("adb shell pm get-app-links com.first.app", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("another app", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_without_an_activity_names_the_code_to_add() =>
        Assert.Contains(
            "DataScheme = \"https\", DataHost = \"auth.example.com\", DataPath = \"/first/callback\", AutoVerify = true)]",
            RedirectClaimRule.ProblemWith(Link, "com.first.app", null, null),
            StringComparison.Ordinal
        );
}
