using System;
using System.Runtime.InteropServices;

namespace SsoConfig.Maui.Browsers;

/// <summary>Why Windows hands no redirect to this process.</summary>
internal static class ActivationProblem
{
    /// <summary>
    /// Runs what makes the process known to Windows. It fails in a process of another user than the one who is signed in
    /// (https://github.com/microsoft/WindowsAppSDK/issues/5966): the app starts all the same, and a sign-in reports the problem.
    /// </summary>
    /// <param name="start">Makes the process known.</param>
    /// <returns>What is wrong and what to do, or <see langword="null"/>.</returns>
    public static string? Find(Action start)
    {
        try
        {
            start();
            return null;
        }
        catch (COMException exception)
        {
            return $"Windows does not activate this process (0x{exception.HResult:X8}). Start the app as the user who is signed in to "
                + "Windows, not with 'runas'.";
        }
    }
}
