using SsoConfig.Eng;
using SsoConfig.LocalOrg;
using Xunit;

namespace SsoConfig.Packages.Tests.Samples;

/// <summary>The console sample, built and run against the local org; the browser and the user are the desktop's test app.</summary>
public sealed class ConsoleSampleTests(SampleFolder samples) : IClassFixture<SampleFolder>
{
    private const string SignedOut = "Not signed in. Use sign-in.";
    private const string SignedIn = "Hello Ada Lovelace";

    [Fact]
    public async Task It_signs_in_shows_the_user_and_signs_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The redirect is handed to the app by a shell script.");
        await using var org = await LocalOrgServer.StartAsync(new LocalOrgOptions { Apps = [App] }, TestContext.Current.CancellationToken);
        samples.Write("okta.org.json", $$"""{ "issuer": "{{org.Issuer}}" }""");
        (await samples.BuildAsync("Console")).EnsureSucceeded();
        var user = UserAt(org.Issuer);

        Assert.Equal(SignedOut, await RunAsync(user));
        Assert.Equal(SignedIn, await RunAsync(user, "sign-in"));
        Assert.Equal(SignedIn, await RunAsync(user));
        Assert.Equal("Signed out.", await RunAsync(user, "sign-out"));
        Assert.Equal(SignedOut, await RunAsync(user));
    }

    private static LocalOrgApp App { get; } =
        new()
        {
            Name = "Console",
            ClientId = "samples-console",
            RedirectUris = ["com.samples.console:/callback"],
            LogoutRedirectUris = ["com.samples.console:/logout"],
            Scopes = ["openid", "profile", "offline_access"],
        };

    private string Program => samples.PathOf("Console/bin/Debug/net10.0/ConsoleSample");

    private async Task<string> RunAsync(Dictionary<string, string?> user, params string[] arguments)
    {
        var outcome = await Command.RunAsync(Program, arguments, samples.PathOf("Console"), user, TestContext.Current.CancellationToken);
        return outcome.EnsureSucceeded().StandardOutput.Trim();
    }

    /// <summary>A home folder, a browser that signs in, and what the operating system does with the redirect.</summary>
    private Dictionary<string, string?> UserAt(string issuer)
    {
        samples.Write("opener", $"#!/bin/sh\nexec \"{Program}\" sso-callback \"$1\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(samples.PathOf("opener"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new Dictionary<string, string?>
        {
            ["HOME"] = samples.PathOf("home"),
            ["SSO_HOME"] = samples.PathOf("home/sso"),
            ["XDG_DATA_HOME"] = samples.PathOf("home/data"),
            ["XDG_CONFIG_HOME"] = samples.PathOf("home/config"),
            ["DISPLAY"] = ":4242",
            ["BROWSER"] = $"\"{Path.Combine(AppContext.BaseDirectory, "SsoConfig.Desktop.TestApp")}\" browse",
            ["TEST_OPENER"] = samples.PathOf("opener"),
            ["TEST_ISSUER"] = issuer,
            ["TEST_CLIENT_ID"] = App.ClientId,
            ["TEST_SCHEME"] = "com.samples.console",
        };
    }
}
