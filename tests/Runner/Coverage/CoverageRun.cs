using SsoConfig.Eng;

namespace SsoConfig.Tests.Runner.Coverage;

/// <summary>
/// Runs a test project while coverlet counts which lines and branches of the product it runs: the product's assemblies beside the tests are
/// rewritten, and put back afterwards.
/// </summary>
internal static class CoverageRun
{
    public static Task<CommandOutcome> RunAsync(
        string testAssembly,
        string testReport,
        string coverageReport,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            "msbuild",
            Path.Combine(Repository.Root, "tests", "RunTests.csproj"),
            "-nologo",
            "-v:minimal",
            "-t:RunCounted",
            $"-p:TargetPath={testAssembly}",
            $"-p:TestReport={testReport}",
            $"-p:CoverletOutput={coverageReport}",
            $"-p:Include=\"{string.Join(',', ProductAssembly.Names.Select(static name => $"[{name}]*"))}\"",
            // What the runtime's own generators wrote (regular expressions, JSON) is theirs; a count that is above zero is all that
            // matters.
            "-p:ExcludeByAttribute=GeneratedCodeAttribute",
            "-p:SingleHit=true",
        ];
        return Command.RunAsync("dotnet", arguments, Repository.Root, PrivateDotnet.NeutralEnvironment, cancellationToken);
    }
}
