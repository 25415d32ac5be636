namespace SsoConfig.Repository.Tests.Formatting;

/// <summary>A longer file hides a second concept, which deserves a file and a name of its own.</summary>
public sealed class FileLengthTests
{
    private const int MaxLines = 300;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    [InlineData("demo")]
    [InlineData("eng")]
    public void No_source_has_more_lines_than_the_limit(string folder) =>
        Assert.Equal(
            [],
            SourceTree
                .Files(folder)
                .Select(static file => (Path: SourceTree.RelativePath(file), Lines: File.ReadLines(file).Count()))
                .Where(static file => file.Lines > MaxLines)
                .Select(static file => $"{file.Path}: {file.Lines} lines")
        );
}
