using SsoConfig.Eng;

namespace SsoConfig.Maui.Tests.Sources;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("net10.0-android")]
    [InlineData("net10.0-ios")]
    [InlineData("net10.0-maccatalyst")]
    [InlineData("net10.0-windows10.0.19041.0")]
    [InlineData("net10.0")]
    public async Task The_sources_pass_the_repositorys_analyzers_on_each_platform(string framework)
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);
        var cancellation = TestContext.Current.CancellationToken;
        var workload = await StubWorkload.PrepareAsync(cancellation);
        var environment = new Dictionary<string, string?>([.. PrivateDotnet.NeutralEnvironment, .. workload.Environment])
        {
            ["NUGET_PACKAGES"] = Path.Combine(Repository.Artifacts, "nuget"),
        };
        string[] arguments =
        [
            "build",
            Path.Combine("src", "SsoConfig.Maui", "SsoConfig.Maui.csproj"),
            "-nologo",
            "-v:minimal",
            $"-p:SsoMauiFrameworks={framework}",
            "--artifacts-path",
            Path.Combine(Repository.Artifacts, "maui-sources"),
        ];

        var outcome = await Command.RunAsync("dotnet", arguments, Repository.Root, environment, cancellation);

        Assert.True(outcome.Succeeded, outcome.Output);
    }
}
