namespace SsoConfig.Generator.Tests.Rules;

/// <summary>https redirect URIs that an app claims.</summary>
public sealed class LinkTests
{
    private const string Link = "https://auth.example.com/first/callback";

    [Theory]
    [InlineData("android")]
    [InlineData("ios")]
    [InlineData("maccatalyst")]
    public void A_claimed_link_is_right_on_a_platform_that_returns_it(string platform)
    {
        var loaded = Load(OktaFiles.With("redirectUri", JsonText.Quote(Link)), platform);

        Assert.Empty(Messages(loaded));
        Assert.Equal([Link], loaded.Model.Links);
        Assert.Equal(["com.first.sample"], loaded.Model.Schemes);
    }

    [Theory]
    [InlineData("windows", "windows")]
    [InlineData("", "desktop")]
    public void On_a_desktop_the_message_names_the_object_that_gives_a_scheme_there(string platform, string key) =>
        Assert.Equal(
            [
                $"On '{key}' an app cannot receive https links such as '{Link}': add \"{key}\": {{ \"redirectUri\": "
                    + "\"com.example.app:/callback\" }",
            ],
            Messages(Load(OktaFiles.With("redirectUri", JsonText.Quote(Link)), platform))
        );

    [Fact]
    public void A_desktop_with_an_object_of_its_own_has_no_problem()
    {
        var file = OktaFiles
            .With("redirectUri", JsonText.Quote(Link))
            .Replace("{\n", "{\n  \"desktop\": { \"redirectUri\": \"com.first.sample:/callback\" },\n", StringComparison.Ordinal);

        Assert.Empty(Messages(Load(file, "")));
    }

    [Theory]
    [InlineData("15.0", 1)]
    [InlineData("17", 1)]
    [InlineData("17.3", 1)]
    [InlineData("17.4", 0)]
    [InlineData("17.10", 0)]
    [InlineData("26.0", 0)]
    [InlineData("", 0)]
    public void Before_version_17_4_of_an_Apple_platform_a_link_needs_a_fallback(string minimum, int problems) =>
        Assert.Equal(problems, Messages(Load(OktaFiles.With("redirectUri", JsonText.Quote(Link)), "ios", minimum)).Count());

    [Fact]
    public void The_fallback_is_a_redirect_of_the_app_on_an_Apple_platform_only()
    {
        var file = OktaFiles
            .With("redirectUri", JsonText.Quote(Link))
            .Replace("{\n", "{\n  \"fallbackRedirectUri\": \"com.first.old:/callback\",\n", StringComparison.Ordinal);

        var apple = Load(file, "ios", "15.0");
        Assert.Empty(Messages(apple));
        Assert.Equal([Link, "com.first.old:/callback"], apple.Model.AllRedirectUris);
        Assert.Equal(["com.first.sample", "com.first.old"], apple.Model.Schemes);

        Assert.Equal([Link], Load(file, "android").Model.AllRedirectUris);
    }

    [Fact]
    public void A_fallback_beside_a_private_use_scheme_has_no_effect() =>
        Assert.Equal(
            ["com.first.sample:/callback"],
            Load(OktaFiles.With("fallbackRedirectUri", "\"com.first.old:/callback\""), "ios", "15.0").Model.AllRedirectUris
        );

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_no_app_can_claim_for_itself_is_an_error_whose_correction_is_right(string link)
    {
        var file = OktaFiles.With("android", $"{{ \"redirectUri\": {JsonText.Quote(link)} }}");
        var found = Load(file, "android").Diagnostics;

        Assert.All(found, static problem => Assert.True(problem.IsError));
        var fix = found.First(static problem => problem.Fix is not null).Fix!;
        Assert.Empty(Messages(Load(file[..fix.Range.Start] + fix.Replacement + file[fix.Range.End..], "android")));
    }

    public static TheoryData<string> Wrong => [.. UriSamples.Links];

    [Theory]
    [InlineData("dev-1.okta.com", true)]
    [InlineData("dev-1.oktapreview.com", true)]
    [InlineData("login.microsoftonline.com", true)]
    [InlineData("accounts.google.com", true)]
    [InlineData("first.auth.eu-west-1.amazoncognito.com", true)]
    [InlineData("first.eu.auth0.com", false)]
    [InlineData("login.example.com", false)]
    public void A_host_of_a_provider_that_publishes_no_files_for_apps_is_an_error(string host, bool isError) =>
        Assert.Equal(
            isError,
            Load(OktaFiles.With("redirectUri", $"\"https://{host}/first/callback\""), "android")
                .Diagnostics.Any(static found => found.Rule == OktaJsonRules.LinkOfProvider)
        );

    [Theory]
    [InlineData("https://auth.example.com/first/callback", 1)]
    [InlineData("https://auth.example.com/FIRST/callback", 1)]
    [InlineData("https://auth.example.com/second/callback", 0)]
    [InlineData("https://www.example.com/first/callback", 0)]
    public void Two_apps_of_a_family_may_share_the_host_and_not_the_path(string other, int problems)
    {
        var found = OktaFiles
            .Load(
                [
                    OktaFiles.File("okta.json", OktaFiles.With("redirectUri", JsonText.Quote(Link))),
                    OktaFiles.File("../Second/okta.json", Second(other)),
                ],
                new OktaJsonOptions(PlatformKeys.Android, "com.first.app", "Debug")
            )
            .Diagnostics;

        Assert.Equal(problems, found.Count);
        Assert.All(found, static problem => Assert.Equal(OktaJsonRules.SiblingLink, problem.Rule));
        Assert.All(
            found,
            static problem =>
                Assert.EndsWith("'https://auth.example.com/com.first.app/first/callback'", problem.Message, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void One_link_for_both_is_shown_a_second_path_of_the_same_folder()
    {
        var file = OktaFiles.Valid.Replace("com.first.sample:/callback", Link, StringComparison.Ordinal);
        var found = Load(file.Replace("com.first.sample:/logout", Link, StringComparison.Ordinal), "android").Diagnostics.Single();

        Assert.Equal(OktaJsonRules.RedirectIsLogoutRedirect, found.Rule);
        Assert.EndsWith("write 'https://auth.example.com/first/logout' here", found.Message, StringComparison.Ordinal);
    }

    private static string Second(string redirectUri) =>
        OktaFiles
            .With("redirectUri", JsonText.Quote(redirectUri))
            .Replace("0oa1b2c3", "0oa4", StringComparison.Ordinal)
            .Replace("com.first.sample", "com.second.sample", StringComparison.Ordinal);

    private static OktaJsonResult Load(string file, string platform, string minimum = "") =>
        OktaFiles.Load(file, new OktaJsonOptions(platform, Environment: "Debug", MinimumVersion: minimum));

    private static IEnumerable<string> Messages(OktaJsonResult result) => result.Diagnostics.Select(static found => found.Message);
}
