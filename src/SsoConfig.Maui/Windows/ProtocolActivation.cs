using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Windows.AppLifecycle;
using SsoConfig.Maui.Browsers;
using Windows.ApplicationModel.Activation;

namespace SsoConfig.Maui.Windows;

/// <summary>
/// Windows hands a redirect to a new process of the app, which passes it on to those that run already
/// (https://learn.microsoft.com/windows/apps/windows-app-sdk/applifecycle/applifecycle-instancing).
/// </summary>
internal sealed class ProtocolActivation
{
    private static readonly TimeSpan RedirectionTimeout = TimeSpan.FromSeconds(10);

    private readonly string _scheme;

    private ProtocolActivation(string scheme, string? startUri, string? problem)
    {
        _scheme = scheme;
        StartUri = startUri;
        Problem = problem;
    }

    /// <summary>A URI has come to this process while it runs.</summary>
    public event Action<string>? Activated;

    /// <summary>The URI that has started this process, if no other process of the app runs.</summary>
    public string? StartUri { get; }

    /// <summary>Why no URI can come to this process, or <see langword="null"/>.</summary>
    public string? Problem { get; }

    /// <summary>Makes this process known to those that come after it, or passes its URI on and ends it.</summary>
    public static ProtocolActivation Start(SsoOptions options)
    {
        var scheme = options.RedirectUri[..options.RedirectUri.IndexOf(':')];
        ProtocolActivation? started = null;
        var problem = ActivationProblem.Find(() => started = Start(scheme));
        return started ?? new ProtocolActivation(scheme, null, problem);
    }

    private static ProtocolActivation Start(string scheme)
    {
        var current = AppInstance.GetCurrent();
        var activation = current.GetActivatedEventArgs();
        var uri = UriIn(activation, scheme);
        var others = AppInstance
            .GetInstances()
            .Where(other => !other.IsCurrent && other.Key.StartsWith(scheme + "#", StringComparison.Ordinal))
            .ToList();
        if (uri is not null && others.Count > 0)
        {
            // Not on this thread, which the redirection would wait for; and not for ever, as a process that is stopped takes nothing.
            Task.Run(() => Task.WhenAll(others.Select(other => other.RedirectActivationToAsync(activation).AsTask())))
                .Wait(RedirectionTimeout);
            Process.GetCurrentProcess().Kill();
        }

        AppInstance.FindOrRegisterForKey($"{scheme}#{Environment.ProcessId}");
        var started = new ProtocolActivation(scheme, uri, null);
        current.Activated += (_, arguments) => started.Forward(arguments);
        return started;
    }

    private static string? UriIn(AppActivationArguments? activation, string scheme) =>
        activation is { Kind: ExtendedActivationKind.Protocol, Data: IProtocolActivatedEventArgs { Uri: { } uri } } && uri.Scheme == scheme
            ? uri.OriginalString
            : null;

    private void Forward(AppActivationArguments activation)
    {
        if (UriIn(activation, _scheme) is { } uri)
        {
            Activated?.Invoke(uri);
        }
    }
}
