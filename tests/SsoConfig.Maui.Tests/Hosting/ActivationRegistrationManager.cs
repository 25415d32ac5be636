#pragma warning disable IDE0130 // In the place of the Windows App SDK's own type.
namespace Microsoft.Windows.AppLifecycle;

#pragma warning restore IDE0130

/// <summary>The registrations of Windows, kept in memory.</summary>
internal static class ActivationRegistrationManager
{
    public static List<(string Scheme, string Program)> Registered { get; } = [];

    public static List<(string Scheme, string Program)> Unregistered { get; } = [];

    public static void RegisterForProtocolActivation(string scheme, string logo, string displayName, string exePath) =>
        Registered.Add((scheme, exePath));

    public static void UnregisterForProtocolActivation(string scheme, string exePath) => Unregistered.Add((scheme, exePath));
}
