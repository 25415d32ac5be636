namespace SsoConfig.Generator.Tests.Rules;

/// <summary>
/// Schemes that the operating system or the browser handles itself: an app that claims one gets no response, or other apps' links.
/// </summary>
public sealed class ReservedSchemeTests
{
    [Theory]
    [InlineData("http https ws wss ftp file javascript vbscript data about blob content intent android-app")]
    [InlineData("mailto tel sms mms geo maps market facetime itms itms-apps itms-appss app-settings prefs")]
    [InlineData("urn chrome view-source resource ssh ldap ldaps nfs smb cid mid")]
    [InlineData("microsoft-edge ms-settings ms-windows-store ms-appinstaller ms-appx ms-appdata shell search-ms")]
    public void Each_is_reserved_in_any_case(string schemes) =>
        Assert.All(
            schemes.Split(' '),
            static scheme =>
            {
                Assert.True(UriScheme.IsReserved(scheme), scheme);
                Assert.True(UriScheme.IsReserved(scheme.ToUpperInvariant()), scheme);
            }
        );

    [Theory]
    [InlineData("")]
    [InlineData("com.first.sample")]
    [InlineData("httpx")]
    [InlineData("ms-app")]
    public void No_other_one_is(string scheme) => Assert.False(UriScheme.IsReserved(scheme));

    [Theory]
    [InlineData("file:/callback")]
    [InlineData("MAILTO:/callback")]
    [InlineData("search-ms:/callback")]
    public void In_a_redirect_URI_it_is_an_error(string uri) =>
        Assert.Contains(
            OktaFiles.Load(OktaFiles.With("redirectUri", JsonText.Quote(uri))).Diagnostics,
            static found => found.Rule == OktaJsonRules.ReservedScheme
        );
}
