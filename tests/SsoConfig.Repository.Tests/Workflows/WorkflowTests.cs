using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace SsoConfig.Repository.Tests.Workflows;

/// <summary>GitHub runs the workflows, and nobody else does: what can be checked without it.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Eng.Repository.Root, ".github", "workflows");

    public static TheoryData<string> Names => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(static file => Path.GetFileName(file))];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_workflow_can_only_read_the_repository_and_each_job_ends(string name)
    {
        var workflow = Read(name);

        Assert.Single(Assert.IsType<YamlMappingNode>(Find(workflow, "permissions")).Children);
        Assert.Equal("read", Text(workflow, "permissions", "contents"));
        Assert.All(
            Jobs(workflow),
            static job =>
            {
                Assert.Null(Find(job, "permissions"));
                Assert.NotEmpty(Text(job, "runs-on"));
                Assert.InRange(int.Parse(Text(job, "timeout-minutes"), null), 1, 60);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_step_runs_an_action_of_a_major_version_or_one_command(string name) =>
        Assert.All(
            Steps(Read(name)),
            static step =>
            {
                var (uses, run) = (Text(step, "uses"), Text(step, "run"));
                Assert.True(ActionOfMajorVersion().IsMatch(uses) ^ run.Length > 0, uses + run);
                Assert.DoesNotContain('\n', run);
            }
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_project_that_a_step_runs_is_there(string name)
    {
        var commands = Steps(Read(name)).SelectMany(static step => new[] { Text(step, "run"), Text(step, "with", "script") });

        Assert.All(
            commands.SelectMany(static command => Project().Matches(command)).Select(static match => match.Groups[1].Value),
            static project => Assert.NotEmpty(Directory.GetFiles(Path.Combine(Eng.Repository.Root, project), "*.csproj"))
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_of_the_matrix_is_one_that_the_matrix_has(string name) =>
        Assert.All(
            Jobs(Read(name)),
            static job =>
            {
                var used = MatrixValue().Matches(string.Join('\n', Scalars(job))).Select(static match => match.Groups[1].Value).Distinct();
                var matrix = Scalars(Find(job, "strategy", "matrix")).ToHashSet();
                Assert.Subset(matrix, used.ToHashSet());
            }
        );

    private static YamlNode Read(string name)
    {
        var yaml = new YamlStream();
        using var reader = File.OpenText(Path.Combine(Folder, name));
        yaml.Load(reader);
        return Assert.Single(yaml.Documents).RootNode;
    }

    private static IEnumerable<YamlNode> Jobs(YamlNode workflow) => Assert.IsType<YamlMappingNode>(Find(workflow, "jobs")).Children.Values;

    private static IEnumerable<YamlNode> Steps(YamlNode workflow) =>
        Jobs(workflow).SelectMany(static job => Assert.IsType<YamlSequenceNode>(Find(job, "steps")).Children);

    private static string Text(YamlNode node, params string[] path) => (Find(node, path) as YamlScalarNode)?.Value ?? "";

    private static YamlNode? Find(YamlNode? node, params string[] path) => path.Aggregate(node, FindChild);

    private static YamlNode? FindChild(YamlNode? node, string key) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;

    /// <summary>All keys and values below a node.</summary>
    private static IEnumerable<string> Scalars(YamlNode? node) =>
        node?.AllNodes.OfType<YamlScalarNode>().Select(static scalar => scalar.Value ?? "") ?? [];

    [GeneratedRegex(@"^[\w-]+/[\w-]+@v[0-9]+$", RegexOptions.ECMAScript)]
    private static partial Regex ActionOfMajorVersion();

    [GeneratedRegex(@"--project (\S+)", RegexOptions.ECMAScript)]
    private static partial Regex Project();

    [GeneratedRegex(@"matrix\.([\w-]+)", RegexOptions.ECMAScript)]
    private static partial Regex MatrixValue();
}
