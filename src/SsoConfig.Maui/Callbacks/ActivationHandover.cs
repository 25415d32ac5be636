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
    /// <param name="timeout">How long all of them together may take.</param>
    /// <returns>Whether one of them has it.</returns>
    public static bool TryPassOn(IEnumerable<Func<Task>> receivers, TimeSpan timeout)
    {
        var attempts = receivers.Select(static receiver => Task.Run(() => TryAsync(receiver))).ToArray();
        Task.WhenAll(attempts).Wait(timeout);
        return attempts.Any(static attempt => attempt is { IsCompletedSuccessfully: true, Result: true });
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
