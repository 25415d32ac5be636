namespace SsoConfig.ProtectedResource;

/// <summary>
/// Calls the app for one step-up at a time: the user has one browser, and one sign-in serves all requests that wait for it.
/// </summary>
internal sealed class StepUpCalls
{
    private readonly Lock _gate = new();
    private Call? _last;

    /// <summary>Waits for the step-up that replaces a refused token, or begins it.</summary>
    /// <param name="refused">The token that the resource server refused.</param>
    /// <param name="isReplaced">
    /// Whether there is another token by now. Asked while no step-up runs, so that none ends between the question and the next one.
    /// </param>
    /// <param name="stepUp">Calls the app.</param>
    /// <returns>Whether it is worth asking for another token.</returns>
    public Task<bool> JoinAsync(string refused, Func<Task<bool>> isReplaced, Func<Task<bool>> stepUp)
    {
        lock (_gate)
        {
            if (_last is not { Result.IsCompleted: false } running || running.Refused != refused)
            {
                var earlier = _last?.Result ?? Task.CompletedTask;

                // The app's code runs outside the gate.
                _last = new Call(refused, Task.Run(() => RunAsync(earlier, isReplaced, stepUp)));
            }

            return _last.Result;
        }
    }

    private static async Task<bool> RunAsync(Task earlier, Func<Task<bool>> isReplaced, Func<Task<bool>> stepUp)
    {
        // How it has ended is told to those who wait for it.
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await isReplaced().ConfigureAwait(false) || await stepUp().ConfigureAwait(false);
    }

    private sealed record Call(string Refused, Task<bool> Result)
    {
        public override string ToString() => nameof(Call);
    }
}
