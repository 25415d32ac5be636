namespace SsoConfig.ProtectedResource;

/// <summary>Calls the app for one step-up at a time: the user has one browser, and one sign-in serves all requests that wait for it.</summary>
internal sealed class StepUpCalls
{
    private readonly Lock _gate = new();
    private Task<bool>? _running;

    public Task<bool> JoinAsync(Func<StepUpChallenge, Task<bool>> stepUp, StepUpChallenge challenge)
    {
        lock (_gate)
        {
            // The app's code runs outside the gate.
            return _running = _running is { IsCompleted: false } running ? running : Task.Run(() => stepUp(challenge));
        }
    }
}
