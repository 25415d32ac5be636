using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Commands;

/// <summary>Runs a command to its exit code. Every failure is a message; none shows a secret or a stack trace.</summary>
internal static class CommandRun
{
    public static async Task<int> RunAsync(ToolEnvironment environment, bool json, Func<Task<int>> run, CancellationToken cancellationToken)
    {
        var console = new ToolConsole(environment, json);
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.Fail("Interrupted. Run the command again: it finds what was done and goes on from there.");
            return ExitCodes.Failed;
        }
        catch (ProvisioningException problem)
        {
            console.Fail(problem.Lines);
            return problem.IsWrongUsage ? ExitCodes.WrongUsage : ExitCodes.Failed;
        }
        catch (Exception problem)
            when (problem
                    is Okta.OktaApiException
                        or ProviderUnreachableException
                        or IOException
                        or UnauthorizedAccessException
                        or TimeoutException
            )
        {
            console.Fail(problem.Message);
            return ExitCodes.Failed;
        }
    }
}
