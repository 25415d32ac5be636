using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

/// <summary>Who may use a registered app.</summary>
public sealed class GroupAssignmentTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Fact]
    public async Task Everyone_is_assigned_and_not_another_built_in_group()
    {
        await _scenario.RunAsync("register", "First");

        Assert.Equal(["00gEveryone"], _scenario.Okta.Apps.GroupsOf(_scenario.Okta.Apps.Single));
    }

    [Fact]
    public async Task Groups_that_a_user_chose_are_kept_and_Everyone_is_not_added()
    {
        var app = _scenario.Okta.Apps.Add("First", "com.first.sample:/callback", assigned: false);
        await _scenario.RunAsync("register", "First", "--group", "Testers");

        await _scenario.RunAsync("register", "First");

        Assert.Equal(["00gTesters"], _scenario.Okta.Apps.GroupsOf(app));
    }

    [Fact]
    public async Task Nobody_is_assigned_with_group_none()
    {
        await _scenario.RunAsync("register", "First", "--group", "none");

        Assert.Empty(_scenario.Okta.Apps.GroupsOf(_scenario.Okta.Apps.Single));
    }

    [Fact]
    public async Task A_token_that_cannot_see_Everyone_says_what_to_pass_and_the_next_run_completes_the_app()
    {
        _scenario.Okta.Apps.Groups.RemoveAll(static group => group.Name == "Everyone");

        var refused = await _scenario.RunAsync("register", "First");
        var completed = await _scenario.RunAsync("register", "First", "--group", "Testers");

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("no group 'Everyone' that this token can see", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, completed.ExitCode);
        Assert.Equal(["00gTesters"], _scenario.Okta.Apps.GroupsOf(_scenario.Okta.Apps.Single));
    }

    public void Dispose() => _scenario.Dispose();
}
