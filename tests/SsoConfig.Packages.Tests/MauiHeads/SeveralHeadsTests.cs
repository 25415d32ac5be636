using Xunit;

namespace SsoConfig.Packages.Tests.MauiHeads;

public sealed class SeveralHeadsTests(PackageFeed packages)
{
    [Fact]
    public async Task Two_target_frameworks_side_by_side_each_have_the_scheme_of_their_platform()
    {
        using var app = await App.CreateMauiAsync(packages.Feed);
        app.Write(
            "okta.json",
            """
            {
              "issuer": "https://example.okta.com/oauth2/default",
              "clientId": "0oa1",
              "redirectUri": "com.first.sample:/callback",
              "logoutRedirectUri": "com.first.sample:/logout",
              "ios": { "redirectUri": "com.first.phone:/callback", "logoutRedirectUri": "com.first.phone:/logout" }
            }
            """
        );

        (await app.BuildAsync()).EnsureSucceeded();

        Assert.Contains("\"com.first.sample\"", app.Read(MergedManifest.Location), StringComparison.Ordinal);
        Assert.Contains(
            "<string>com.first.phone</string>",
            app.Read("bin/Debug/net10.0-ios/First.app/Info.plist"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            app.BuiltFilesWith("com.first.phone"),
            static file => file.Contains("net10.0-android", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            app.BuiltFilesWith("com.first.sample"),
            static file => file.Contains("net10.0-ios", StringComparison.Ordinal)
        );
    }
}
