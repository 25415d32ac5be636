using System;

namespace SsoConfig.Maui;

/// <summary>Options of <c>UseSso</c>.</summary>
internal sealed class SsoMauiOptions
{
    /// <summary>Clock, network, logging and limits of the client. If it has no logger factory, the app's is used.</summary>
    public SsoClientOptions ClientOptions { get; set; } = new();

    /// <summary>Options that only Android has; they are ignored on the other platforms.</summary>
    public SsoAndroidOptions Android { get; } = new();

    /// <summary>
    /// Called on any thread when a sign-in ends that <see cref="SsoClient.SignInAsync"/> no longer waits for: the system had stopped the
    /// app while the browser was open, or the user had returned to the app first. Show who is signed in now. A URI that is not the response
    /// to the pending sign-in, such as one that another app sends or a second copy of a response, is ignored.
    /// </summary>
    public Action<SignInResult>? SignInResumed { get; set; }
}
