using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using SsoAppNamespace.Components;
using SsoAppNamespace.Components.Layout;
using SsoConfig;
using SsoConfig.Testing;
using Xunit;

namespace SsoAppNamespace.Tests;

/// <summary>The components, rendered without a web view, over a sign-in in memory.</summary>
public sealed class PageTests : BunitContext
{
    private const string Issuer = "https://provider.example.com";

    private readonly FakeSsoClient _sso = new();

    public PageTests()
    {
        Services.AddSingleton<ISsoClient>(_sso);
        Services.AddSingleton(new SsoClient(OktaConfig.Options with { Issuer = Issuer }, new FakeBrowser(), new MemoryTokenStore()));
        Services.AddSingleton(static services => new ProfileApi(services.GetRequiredService<SsoClient>(), Issuer));
        Services.AddSingleton<SignInViewModel>();
        Services.AddAuthorizationCore();

        // Instead of bUnit's, which knows only the users that a test sets up.
        Services.AddSingleton<IAuthorizationService, DefaultAuthorizationService>();
        Services.AddScoped<AuthenticationStateProvider, SsoAuthenticationStateProvider>();
    }

    [Fact]
    public void A_user_signs_in_and_out()
    {
        var page = Render<Routes>();
        Assert.Equal(Texts.NotSignedIn, page.Find("h1").TextContent);

        Click(page, "Sign in");
        page.WaitForAssertion(() => Assert.Equal("Ada Lovelace", page.Find("h1").TextContent));

        Click(page, "Sign out of this app");
        page.WaitForAssertion(() => Assert.Equal(Texts.NotSignedIn, page.Find("h1").TextContent));
        Assert.Equal([SignOutScope.ThisApp], _sso.SignOuts);
        page.WaitForAssertion(() => Assert.Equal("Signed out.", page.Find("[role=status]").TextContent));
    }

    [Fact]
    public async Task Nothing_of_a_user_stays_whose_session_ends()
    {
        var page = Render<Routes>();
        Click(page, "Sign in");
        page.WaitForAssertion(() => Assert.Equal("Signed in as Ada Lovelace.", page.Find("[role=status]").TextContent));

        await Task.Run(() => _sso.EndSessionByProvider(), Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.DoesNotContain("Ada", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_user_stays_whom_another_process_of_the_app_replaces()
    {
        var page = Render<Routes>();
        Click(page, "Sign in");
        page.WaitForAssertion(() => Assert.Equal("Signed in as Ada Lovelace.", page.Find("[role=status]").TextContent));

        _sso.User = new SsoUser { Subject = "grace", Name = "Grace Hopper" };
        await SignInAsync();

        page.WaitForAssertion(() => Assert.Equal("Grace Hopper", page.Find("h1").TextContent));
        page.WaitForAssertion(() => Assert.DoesNotContain("Ada", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_user_of_the_family_who_has_signed_out_meanwhile_is_no_longer_offered()
    {
        _sso.FamilySession = new SsoFamilySession { User = _sso.User };
        var page = Render<Routes>();
        _sso.FamilySession = null;
        _sso.OnSignIn = static _ => new SignInResult.Cancelled();

        Click(page, "Continue as Ada Lovelace");

        page.WaitForAssertion(() => Assert.Equal("Sign in", page.Find("button").TextContent.Trim()));
        Assert.DoesNotContain("Ada", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_of_another_app_of_the_family_is_offered_by_name()
    {
        _sso.FamilySession = new SsoFamilySession { User = _sso.User };

        var page = Render<Routes>();

        page.WaitForAssertion(() => Assert.Equal("Continue as Ada Lovelace", page.Find("button").TextContent.Trim()));

        Click(page, "Continue as Ada Lovelace");
        page.WaitForAssertion(() => Assert.Equal("Ada Lovelace", page.Find("h1").TextContent));
        Assert.Equal("ada", Assert.Single(_sso.SignIns).ExpectedSubject);
    }

    [Theory]
    [InlineData("")]
    [InlineData("claims")]
    public async Task A_session_that_ends_while_its_page_is_shown_leads_back_to_the_sign_in(string address)
    {
        await SignInAsync();
        var page = RenderAt(address);
        Assert.Equal("Ada Lovelace", page.Find("h1").TextContent);

        await Task.Run(() => _sso.EndSessionByProvider(), Xunit.TestContext.Current.CancellationToken);

        page.WaitForAssertion(() => Assert.Equal(Texts.NotSignedIn, page.Find("h1").TextContent));
        Assert.Contains("Sign in", page.Find("button").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_for_users_shows_the_sign_in_to_everybody_else()
    {
        var page = RenderAt("claims");

        Assert.Empty(page.FindAll("table"));
        Assert.Contains("Sign in", page.Find("button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_are_shown_as_text_whatever_they_contain()
    {
        const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>\" onclick=\"alert(1)";
        _sso.User = new SsoUser
        {
            Subject = Hostile,
            Name = Hostile,
            Claims = new Dictionary<string, JsonElement> { [Hostile] = JsonSerializer.SerializeToElement(Hostile) },
        };
        await SignInAsync();

        var page = RenderAt("claims");

        Assert.Equal(Hostile, page.Find("h1").TextContent);
        Assert.Contains(Hostile, page.FindAll("th").Select(static cell => cell.TextContent));
        Assert.Empty(page.FindAll("script, img, [onclick]"));
    }

    [Fact]
    public async Task A_layout_that_is_gone_does_not_follow_the_view_model()
    {
        var layout = Render<Routes>().FindComponent<MainLayout>();
        layout.Instance.Dispose();
        var renders = layout.RenderCount;

        await Services.GetRequiredService<SignInViewModel>().ShowResumedAsync(new SignInResult.Cancelled());
        await layout.InvokeAsync(static () => { });

        Assert.Equal(renders, layout.RenderCount);
    }

    private IRenderedComponent<Routes> RenderAt(string address)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return Render<Routes>();
    }

    private Task<SignInResult> SignInAsync() => _sso.SignInAsync(cancellationToken: Xunit.TestContext.Current.CancellationToken);

    private static void Click(IRenderedComponent<Routes> page, string label) =>
        page.FindAll("button").Single(button => button.TextContent.Trim() == label).Click();
}
