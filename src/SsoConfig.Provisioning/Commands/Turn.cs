using SsoConfig.Desktop.Storage;

namespace SsoConfig.Provisioning.Commands;

/// <summary>One run at a time that registers something: two would both find nothing, and register the app twice.</summary>
internal static class Turn
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    public static async Task<IAsyncDisposable> TakeAsync(
        ToolEnvironment environment,
        ToolConsole console,
        CancellationToken cancellationToken
    )
    {
        Directory.CreateDirectory(environment.StateFolder);
        var path = Path.Combine(environment.StateFolder, "register.lock");
        try
        {
            return await FileLock.AcquireAsync(path, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            console.Say("Another run is registering apps; waiting for it.");
        }

        try
        {
            return await FileLock.AcquireAsync(path, LongestWait, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException problem)
        {
            throw new ProvisioningException(
                $"Another run holds '{path}' for more than {LongestWait.TotalSeconds} seconds. End it and run the command again.",
                problem
            );
        }
    }
}
