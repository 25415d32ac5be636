namespace SsoConfig.Repository.Tests.Folders;

public sealed class FolderTests
{
    private static readonly string[] SingleProjects = ["demo", "eng"];
    private static readonly string[] FoldersOfProjects = ["src", "benchmarks"];

    public static TheoryData<string> Projects =>
        [
            .. FoldersOfProjects
                .SelectMany(static folder => Directory.EnumerateDirectories(Path.Combine(Eng.Repository.Root, folder)))
                .Select(SourceTree.RelativePath)
                .Concat(SingleProjects)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_two_folders_of_a_project_use_each_other(string project)
    {
        var cycles = new FolderDependencies(project).Cycles.ToList();

        Assert.True(cycles.Count == 0, string.Join('\n', cycles));
    }
}
