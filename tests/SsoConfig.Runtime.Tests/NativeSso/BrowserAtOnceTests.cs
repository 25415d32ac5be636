namespace SsoConfig.Tests.NativeSso;

/// <summary>What a shared session cannot fulfil is asked of the provider in the browser, without an exchange before.</summary>
public sealed class BrowserAtOnceTests
{
    public static TheoryData<string> Requests => [.. All.Keys];

    private static readonly Dictionary<string, SignInRequest> All = new()
    {
        ["prompt=login"] = new() { Prompt = Prompt.Login },
        ["prompt=consent"] = new() { Prompt = Prompt.Consent },
        ["prompt=select_account"] = new() { Prompt = Prompt.SelectAccount },
        ["max_age"] = new() { MaxAge = TimeSpan.FromHours(1) },
        ["ephemeral"] = new() { UseEphemeralSession = true },
        ["another login hint"] = new() { LoginHint = "bob@example.com" },
        ["a parameter of the call"] = new() { Parameters = [KeyValuePair.Create("kiosk", "1")] },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_browser_opens_at_once_for(string request)
    {
        using var family = await FamilyScenario.WithSessionAsync();

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync(All[request])).Method);

        Assert.Empty(family.Provider.Exchanges);
    }

    [Fact]
    public async Task The_browser_opens_at_once_for_an_authentication_context_class()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.AlterIdToken = static claims => claims["acr"] = "phr";

        var request = new SignInRequest { AcrValues = ["phr"] };

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync(request)).Method);
        Assert.Empty(family.Provider.Exchanges);
    }

    [Fact]
    public async Task The_browser_opens_at_once_for_a_parameter_that_every_request_of_the_app_has()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var app = family.AddApp("client-3", parameters: [KeyValuePair.Create("organization", "org-1")]);

        Assert.Equal(SignInMethod.Browser, (await app.SignedInAsync()).Method);
        Assert.Empty(family.Provider.Exchanges);
    }

    [Theory]
    [InlineData("resource", "https://api.example.com/")]
    [InlineData("ui_locales", "de")]
    [InlineData("acr_values", "phr")]
    public async Task A_parameter_of_the_app_that_is_no_matter_of_a_page_needs_no_browser(string name, string value)
    {
        using var family = await FamilyScenario.WithSessionAsync();
        var app = family.AddApp("client-3", parameters: [KeyValuePair.Create(name, value)]);

        Assert.Equal(SignInMethod.NativeSso, (await app.SignedInAsync()).Method);
    }

    [Fact]
    public async Task The_browser_opens_at_once_for_another_expected_user()
    {
        using var family = await FamilyScenario.WithSessionAsync();
        family.Provider.User = "bob";

        Assert.Equal(SignInMethod.Browser, (await family.Second.SignedInAsync(new SignInRequest { ExpectedSubject = "bob" })).Method);
        Assert.Empty(family.Provider.Exchanges);
    }

    [Theory]
    [InlineData("ada")]
    [InlineData("ada@example.com")]
    [InlineData("Ada@Example.com")]
    public async Task A_hint_at_the_user_of_the_session_needs_no_browser(string hint)
    {
        using var family = await FamilyScenario.WithSessionAsync();

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync(new SignInRequest { LoginHint = hint })).Method);
    }

    [Fact]
    public async Task The_expected_user_of_the_session_needs_no_browser()
    {
        using var family = await FamilyScenario.WithSessionAsync();

        var request = new SignInRequest { ExpectedSubject = "ada" };

        Assert.Equal(SignInMethod.NativeSso, (await family.Second.SignedInAsync(request)).Method);
    }
}
