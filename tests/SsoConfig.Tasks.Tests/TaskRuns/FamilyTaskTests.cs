using SsoConfig.Tasks.Family;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class FamilyTaskTests : IDisposable
{
    private readonly TemporaryFolder _family = new();
    private readonly RecordingEngine _engine = new();

    [Fact]
    public void The_files_of_the_other_apps_are_handed_over_and_nothing_is_said()
    {
        _family.Write("okta.org.json", "{}");
        _family.Write("First/okta.json", "{}");
        string[] others = [_family.Write("Second/okta.Debug.json", "{}"), _family.Write("Second/okta.json", "{")];
        var task = new FindSsoSiblings
        {
            BuildEngine = _engine,
            FamilyFolder = _family.Root,
            ProjectFolder = _family.PathOf("First"),
            Environment = "Debug",
        };

        Assert.True(task.Execute());

        Assert.Equal(others, task.Files);
        Assert.Equal((0, 0, 0), (_engine.Errors.Count, _engine.Warnings.Count, _engine.Messages.Count));
    }

    [Theory]
    [InlineData("Second\n-analyzer:evil.dll")]
    [InlineData("Second\r")]
    [InlineData("Sec\"ond")]
    [InlineData("Second\u0085")]
    [InlineData("Second\u2028[*.cs]")]
    [InlineData("\tSecond")]
    public void A_folder_whose_name_could_end_an_argument_of_the_compiler_is_left_out_with_a_warning(string name)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such names.");
        _family.Write("okta.org.json", "{}");
        _family.Write("First/okta.json", "{}");
        _family.Write($"{name}/okta.json", "{}");
        _family.Write($"{name}/Third/okta.json", "{}");
        var task = Task();

        Assert.True(task.Execute());

        Assert.Empty(task.Files);
        var warning = Assert.Single(_engine.Warnings);
        Assert.Equal(("SSO110", "/package/docs/rules/SSO110.md"), (warning.Code, warning.HelpLink));
        Assert.DoesNotContain(warning.Message!, static c => char.IsControl(c) || c is '"' or '\u2028');
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("a;b")]
    [InlineData("$(Evil) @(b) %24")]
    [InlineData("Sëcond äpp")]
    public void A_folder_with_any_other_name_is_found(string name)
    {
        _family.Write("okta.org.json", "{}");
        var file = _family.Write($"{name}/okta.json", "{}");
        var task = Task();

        Assert.True(task.Execute());

        Assert.Equal([file], task.Files);
        Assert.Empty(_engine.Warnings);
    }

    [Fact]
    public async Task A_pipe_in_the_family_is_not_opened_and_a_pipe_as_okta_org_json_ends_the_build()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes in folders.");
        _family.Write("okta.org.json", "{}");
        Directory.CreateDirectory(_family.PathOf("Second"));
        await MakePipeAsync(_family.PathOf("Second/okta.json"));
        File.CreateSymbolicLink(_family.PathOf("okta.json"), _family.PathOf("Second/okta.json"));
        var task = Task();

        Assert.True(task.Execute());
        Assert.Empty(task.Files);

        File.Delete(_family.PathOf("okta.org.json"));
        await MakePipeAsync(_family.PathOf("okta.org.json"));
        Assert.False(Task().Execute());
        Assert.Equal("SSO110", Assert.Single(_engine.Errors).Code);
    }

    [Fact]
    [Case(23)]
    public void The_okta_json_that_an_app_shares_with_its_other_projects_is_not_one_of_another_app()
    {
        _family.Write("okta.org.json", "{}");
        var shared = _family.Write("First/okta.json", "{}");
        var other = _family.Write("Second/okta.json", "{}");
        var task = Task();
        task.ProjectFolder = _family.PathOf("First.Droid");
        task.OwnFiles = [new Microsoft.Build.Utilities.TaskItem(shared)];

        Assert.True(task.Execute());

        Assert.Equal([other], task.Files);
    }

    public void Dispose() => _family.Dispose();

    private static async Task MakePipeAsync(string path)
    {
        using var process = System.Diagnostics.Process.Start("mkfifo", [path]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    private FindSsoSiblings Task() =>
        new()
        {
            BuildEngine = _engine,
            FamilyFolder = _family.Root,
            ProjectFolder = _family.PathOf("First"),
            Environment = "Debug",
            Documentation = "/package/docs/rules/",
        };
}
