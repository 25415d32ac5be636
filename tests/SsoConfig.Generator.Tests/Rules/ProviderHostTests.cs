namespace SsoConfig.Generator.Tests.Rules;

/// <summary>What is assumed of a provider by its host, and of no other host.</summary>
public sealed class ProviderHostTests
{
    [Theory]
    [InlineData("accounts.google.com", true)]
    [InlineData("gitlab.com", true)]
    [InlineData("cognito-idp.eu-west-1.amazonaws.com", true)]
    [InlineData("cognito-idp.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("s3.amazonaws.com", false)]
    [InlineData("s3.cn-north-1.amazonaws.com.cn", false)]
    [InlineData("cognito-idp.example.com", false)]
    [InlineData("gitlab.example.com", false)]
    [InlineData("dev-1.okta.com", false)]
    public void Offline_access_is_refused(string host, bool isRefused) =>
        Assert.Equal(isRefused, KnownProviders.RefusesOfflineAccess(host));

    [Theory]
    [InlineData("dev-1.okta.com", true)]
    [InlineData("dev-1.oktapreview.com", true)]
    [InlineData("dev-1.okta-emea.com", true)]
    [InlineData("dev-1.OKTA-gov.com", true)]
    [InlineData("login.microsoftonline.com", true)]
    [InlineData("login.microsoftonline.us", true)]
    [InlineData("login.partner.microsoftonline.cn", true)]
    [InlineData("accounts.google.com", true)]
    [InlineData("gitlab.com", true)]
    [InlineData("first.auth.eu-west-1.amazoncognito.com", true)]
    [InlineData("cognito-idp.eu-west-1.amazonaws.com", true)]
    [InlineData("first.b2clogin.com", true)]
    [InlineData("first.ciamlogin.com", true)]
    [InlineData("first.eu.auth0.com", false)]
    [InlineData("login.example.com", false)]
    [InlineData("notokta.com", false)]
    public void No_link_file_can_be_published(string host, bool isSo) => Assert.Equal(isSo, KnownProviders.PublishesNoLinks(host));

    [Theory]
    [InlineData("https://first.auth0.com/", true)]
    [InlineData("https://first.auth0.com/oauth", false)]
    [InlineData("https://id.example.com/application/o/first/", true)]
    [InlineData("https://id.example.com/application/o/first/second/", false)]
    [InlineData("https://id.example.com/application/x/first/", false)]
    public void An_issuer_ends_in_a_slash(string issuer, bool isSo) => Assert.Equal(isSo, KnownProviders.EndsInSlash(new Uri(issuer)));
}
