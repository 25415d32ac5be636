using System.Text.Json;
using Microsoft.AspNetCore.Components.Authorization;
using SsoAppNamespace;
using SsoConfig.Eng;
using SsoConfig.Testing;

namespace SsoConfig.Tests.Hosting;

/// <summary>The authentication state of a Blazor Hybrid app, as the template has it and docs/blazor.md shows it.</summary>
public sealed class BlazorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_state_is_that_of_the_stored_sign_in_with_its_groups_as_roles()
    {
        var sso = new FakeSsoClient
        {
            User = new SsoUser
            {
                Subject = "ada",
                Name = "Ada",
                Claims = new Dictionary<string, JsonElement> { ["groups"] = JsonElement.Parse("[\"admins\"]") },
            },
        };
        using var provider = new SsoAuthenticationStateProvider(sso);

        Assert.False((await provider.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated ?? false);
        await sso.SignInAsync(cancellationToken: Cancellation);
        var user = (await provider.GetAuthenticationStateAsync()).User;

        Assert.Equal("Ada", user.Identity!.Name);
        Assert.True(user.IsInRole("admins"));
    }

    [Fact]
    public async Task Views_are_told_of_a_sign_in_and_of_one_that_the_provider_ends_until_the_page_is_gone()
    {
        var sso = new FakeSsoClient();
        var states = new List<Task<AuthenticationState>>();
        using (var provider = new SsoAuthenticationStateProvider(sso))
        {
            provider.AuthenticationStateChanged += states.Add;
            await sso.SignInAsync(cancellationToken: Cancellation);
            sso.EndSessionByProvider();
        }

        await sso.SignInAsync(cancellationToken: Cancellation);

        var names = await Task.WhenAll(states);
        Assert.Equal(["Ada Lovelace", null], names.Select(static state => state.User.Identity?.Name));
    }

    [Fact]
    public void The_page_shows_this_class()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "blazor.md")).ReplaceLineEndings("\n");
        var source = File.ReadAllText(
                Path.Combine(Repository.Root, "templates", "maui-sso-app", "Blazor", "SignIn", "SsoAuthenticationStateProvider.cs")
            )
            .ReplaceLineEndings("\n");

        Assert.Contains(source[source.IndexOf("internal sealed class", StringComparison.Ordinal)..], page, StringComparison.Ordinal);
    }
}
