using SsoConfig.Eng;

namespace SsoConfig.Tests.Runner;

/// <summary>Builds the whole solution once and packs the packages once, so that no test project waits for another's build.</summary>
internal static class TestBuild
{
    /// <exception cref="CommandFailedException">Something does not build; the message has the compiler's output.</exception>
    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        output.WriteLine("Building the solution");
        string[] build = ["build", "SsoTemplates.sln", "-nologo", "-v:quiet"];
        (await Command.RunAsync("dotnet", build, Repository.Root, PrivateDotnet.NeutralEnvironment, cancellationToken)).EnsureSucceeded();
        output.WriteLine("Packing the packages");
        await LocalFeed.PackAsync(cancellationToken);
    }
}
