using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Callbacks;

/// <summary>
/// A process that was started for a redirect passes it on to those of the app that ran before. One that ends at this moment refuses it, and
/// one that is stopped never takes it: then the redirect belongs to the new process, which can complete the sign-in that is stored.
/// </summary>
internal static class ActivationHandover
{
    /// <summary>Not on the caller's thread, which the system's hand-over would wait for.</summary>
    /// <param name="receivers">The hand-over to each of the other processes.</param>
    /// <param name="timeout">How long it may take until one of them has it.</param>
    /// <param name="grace">
    /// How long the rest may take once one of them has it: the process that waits for the redirect may not be the fastest, and the caller
    /// ends with what it has not passed on yet. One that is stopped holds the caller up no longer than that.
    /// </param>
    /// <returns>Whether one of them has it.</returns>
    public static bool TryPassOn(IEnumerable<Func<Task>> receivers, TimeSpan timeout, TimeSpan grace)
    {
        var attempts = receivers.Select(static receiver => Task.Run(() => TryAsync(receiver))).ToArray();
        var isTaken = IsTakenByOneAsync(attempts);
        if (!isTaken.Wait(timeout) || !isTaken.Result)
        {
            return false;
        }

        Task.WhenAll(attempts).Wait(grace);
        return true;
    }

    /// <summary>As soon as one has it; only when none does, after all of them.</summary>
    private static async Task<bool> IsTakenByOneAsync(Task<bool>[] attempts)
    {
        await foreach (var attempt in Task.WhenEach(attempts).ConfigureAwait(false))
        {
            if (await attempt.ConfigureAwait(false))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<bool> TryAsync(Func<Task> receiver)
    {
        try
        {
            await receiver().ConfigureAwait(false);
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What Windows throws for a process that has ended has no common type.
            return false;
        }
    }
}
