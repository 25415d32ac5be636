using Xunit;

namespace SsoConfig.EndToEnd.Tests;

/// <summary>Two commands and no edit: both apps register with the running provider, and share one sign-in in a real browser.</summary>
public sealed class RegisteredStoryTests(RegisteredStoryTests.Story story) : IClassFixture<RegisteredStoryTests.Story>
{
    [Theory]
    [InlineData("Pack the packages into a folder feed, install the templates and the sso tool from it")]
    [InlineData("Start the local org with client registration and without any app")]
    [InlineData("Make and register the first app with one command")]
    [InlineData("Make and register the second app with one command")]
    [InlineData("Build both apps without an edit")]
    [InlineData("Open the browser that both apps share")]
    [InlineData("First signs in: the form is shown, filled in, and the redirect reaches First")]
    [InlineData("Second signs in: no form, same user, same session")]
    [InlineData("First signs out everywhere: revoked, ended, deleted, each reported")]
    public void Step_holds(string step)
    {
        var result = story.Step(step);

        Assert.True(result.GetProperty("ok").GetBoolean(), result.GetProperty("detail").GetString());
    }

    [Fact]
    public void The_command_exits_with_0()
    {
        Assert.True(story.ExitCode == 0, story.Output);
        Assert.True(story.Step("summary").GetProperty("ok").GetBoolean());
    }

    [Fact]
    public void No_step_prints_a_token() => Assert.DoesNotContain("eyJ", story.Output, StringComparison.Ordinal);

    public sealed class Story() : PlayedStory("--register");
}
