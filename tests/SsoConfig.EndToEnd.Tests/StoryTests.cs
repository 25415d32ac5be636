using Xunit;

namespace SsoConfig.EndToEnd.Tests;

/// <summary>Two apps, made by one command each, share one sign-in in a real browser.</summary>
public sealed class StoryTests(StoryTests.Story story) : IClassFixture<StoryTests.Story>
{
    [Theory]
    [InlineData("Pack the packages into a folder feed, install the templates and the sso tool from it")]
    [InlineData("Make the first app with one command")]
    [InlineData("Make the second app with one command")]
    [InlineData("Fill in each okta.json: the client id, nothing else")]
    [InlineData("Build both apps from the packages")]
    [InlineData("Start the local org with both apps registered from their okta.json")]
    [InlineData("Open the browser that both apps share")]
    [InlineData("First signs in: the form is shown, filled in, and the redirect reaches First")]
    [InlineData("Second signs in: no form, same user, same session")]
    [InlineData("Second signs in with prompt=login: the form again, and a fresh sign-in")]
    [InlineData("Second checks the session with prompt=none: valid")]
    [InlineData("First signs out everywhere: revoked, ended, deleted, each reported")]
    [InlineData("Second checks the session: there is none")]
    [InlineData("First's old refresh token, from a backup, is refused")]
    [InlineData("Session cookie: First signs in, the browser restarts, Second finds no session")]
    [InlineData("Persistent cookie: First signs in, the browser restarts, Second is signed in without a form")]
    [InlineData("The browser is killed while First signs in: the next sign-in works and replaces the lost one")]
    [InlineData("Native SSO: one line in the okta.org.json, and both apps are built again")]
    [InlineData("Native SSO: First signs in with the browser")]
    [InlineData("Native SSO: the browser is closed, and Second signs in without one")]
    [InlineData("Native SSO: First signs out everywhere")]
    [InlineData("Native SSO: Second's next refresh says that it is signed out")]
    [InlineData("Native SSO: Second's next sign-in shows the form")]
    public void Step_holds(string step)
    {
        var told = story.Step(step);

        Assert.True(told.GetProperty("ok").GetBoolean(), told.GetProperty("detail").GetString());
    }

    [Fact]
    public void The_command_exits_with_0_and_its_last_line_sums_up()
    {
        Assert.True(story.ExitCode == 0, story.Output);
        Assert.Equal("summary", story.Steps[^1]);
        Assert.True(story.Step("summary").GetProperty("ok").GetBoolean());
        Assert.Equal(
            story.Steps.SkipLast(1).Sum(step => story.Step(step).GetProperty("ms").GetInt64()),
            story.Step("summary").GetProperty("ms").GetInt64()
        );
    }

    [Fact]
    public void No_step_prints_a_token()
    {
        // How every JSON Web Token begins: '{"' in base64url.
        Assert.DoesNotContain("eyJ", story.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_show_what_a_user_saw()
    {
        Assert.Contains("01-first-sign-in-form.png", story.Pictures);
        Assert.Contains("03-second-signed-in-without-a-form.png", story.Pictures);
        Assert.Contains("06-first-signed-out-everywhere.png", story.Pictures);
        Assert.Contains(story.Pictures, static name => name.EndsWith("-second-signed-in-without-a-browser.png", StringComparison.Ordinal));
    }

    public sealed class Story() : PlayedStory();
}
