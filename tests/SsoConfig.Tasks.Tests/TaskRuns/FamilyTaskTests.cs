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
        _family.Write("First/okta.json", "{}");
        string[] others = [_family.Write("Second/okta.Debug.json", "{}"), _family.Write("Second/okta.json", "{")];
        var task = new FindSsoSiblings { BuildEngine = _engine, FamilyFolder = _family.Root, ProjectFolder = _family.PathOf("First"), Environment = "Debug" };

        Assert.True(task.Execute());

        Assert.Equal(others, task.Files);
        Assert.Equal((0, 0, 0), (_engine.Errors.Count, _engine.Warnings.Count, _engine.Messages.Count));
    }

    public void Dispose() => _family.Dispose();
}
