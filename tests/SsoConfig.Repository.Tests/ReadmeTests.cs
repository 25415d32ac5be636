namespace SsoConfig.Repository.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_first_code_block_holds_exactly_the_two_commands()
    {
        var lines = File.ReadAllLines(Path.Combine(Eng.Repository.Root, "README.md"))
            .SkipWhile(static line => !line.StartsWith("```", StringComparison.Ordinal))
            .Skip(1);
        var block = lines
            .TakeWhile(static line => !line.StartsWith("```", StringComparison.Ordinal))
            .Where(static line =>
                !line.StartsWith("git clone", StringComparison.Ordinal) && !line.StartsWith("cd ", StringComparison.Ordinal)
            );

        Assert.Equal(["dotnet run --project demo", "dotnet run --project tests"], block);
    }
}
