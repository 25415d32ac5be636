using System.Text.RegularExpressions;
using Xunit;

namespace SsoConfig.Packages.Tests.Pipelines;

public sealed partial class EntitlementPipelineTests(PackageFeed packages)
{
    private const string Properties = "<SsoConfigPlatform>ios</SsoConfigPlatform>";
    private const string Signed = "obj/Debug/net10.0/Entitlements.xcent";
    private const string Generated = "obj/Debug/net10.0/ssoconfig/Entitlements.plist";
    private const string Item =
        """<ItemGroup><CustomEntitlements Include="keychain-access-groups" Type="StringArray" Value="by.item" /></ItemGroup>""";

    [Fact]
    public async Task A_family_is_in_what_the_app_is_signed_with_and_switching_it_off_takes_it_out_again()
    {
        using var app = await App.CreateAsync(packages.Feed, Properties, pipeline: "Apple");
        (await app.BuildAsync()).EnsureSucceeded();
        var before = app.Times().ContainsKey(Signed);

        Share(app);
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();
        var groups = Strings(app.Read(Signed));
        var times = app.Times();
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();
        var unchanged = app.Times();

        app.WriteOkta("com.first.sample");
        File.Delete(app.PathOf(Signed));
        (await app.BuildAsync("--no-restore")).EnsureSucceeded();

        Assert.False(before);
        Assert.Equal(["ABCDE12345.com.first.app", "ABCDE12345.com.company.sso"], groups);
        Assert.Equal(times, unchanged);
        Assert.DoesNotContain(Signed, app.Times().Keys);
        Assert.DoesNotContain(Generated, app.Times().Keys);
    }

    [Theory]
    [InlineData("<PropertyGroup><CodesignEntitlements>Own.plist</CodesignEntitlements></PropertyGroup>", "by.file")]
    [InlineData(Item, "by.item")]
    [InlineData("<PropertyGroup><CodesignEntitlements>Own.plist</CodesignEntitlements></PropertyGroup>" + Item, "by.item")]
    public async Task The_apps_own_groups_come_first_however_the_project_sets_them(string items, string own)
    {
        using var app = await App.CreateAsync(packages.Feed, Properties, items, "Apple");
        app.Write("Own.plist", Own);
        Share(app);

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.Equal([own, "ABCDE12345.com.company.sso"], Strings(app.Read(Signed)));
        Assert.Equal(Own, app.Read("Own.plist"));
    }

    [Theory]
    [InlineData("<PropertyGroup><CodesignEntitlements>Own.plist</CodesignEntitlements></PropertyGroup>", "by.file")]
    [InlineData(Item, "by.item")]
    public async Task What_a_later_target_puts_in_its_place_fails_the_build(string change, string own)
    {
        using var app = await App.CreateAsync(
            packages.Feed,
            Properties,
            $"""<Target Name="Late" BeforeTargets="_CompileEntitlements">{change}</Target>""",
            "Apple"
        );
        app.Write("Own.plist", Own);
        Share(app);

        var outcome = await app.BuildAsync();

        Assert.False(outcome.Succeeded);
        Assert.Contains("okta.json(7,16): error SSO113", outcome.Output, StringComparison.Ordinal);
        Assert.Contains($"; it has '{own}'.", outcome.Output, StringComparison.Ordinal);
    }

    private const string Own = "<plist><dict><key>keychain-access-groups</key><array><string>by.file</string></array></dict></plist>";

    private static void Share(App app) =>
        app.Write(
            "okta.json",
            """
            {
              "issuer": "https://example.okta.com/oauth2/default",
              "clientId": "0oa1",
              "redirectUri": "com.first.sample:/callback",
              "logoutRedirectUri": "com.first.sample:/logout",
              "scopes": ["openid", "profile", "offline_access"],
              "nativeSso": { "family": "com.company.sso" }
            }
            """
        );

    private static IEnumerable<string> Strings(string plist) => Element().Matches(plist).Select(static match => match.Groups[1].Value);

    [GeneratedRegex("<string>([^<]*)</string>")]
    private static partial Regex Element();
}
