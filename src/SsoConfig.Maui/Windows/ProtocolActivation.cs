using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.Windows.AppLifecycle;
using SsoConfig.Maui.Browsers;
using SsoConfig.Maui.Callbacks;
using Windows.ApplicationModel.Activation;

namespace SsoConfig.Maui.Windows;

/// <summary>
/// Windows hands a redirect to a new process of the app, which passes it on to those that run already
/// (https://learn.microsoft.com/windows/apps/windows-app-sdk/applifecycle/applifecycle-instancing).
/// </summary>
internal sealed class ProtocolActivation
{
    private static readonly TimeSpan RedirectionTimeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RedirectionGrace = TimeSpan.FromSeconds(1);

    private readonly SsoOptions _options;

    private ProtocolActivation(SsoOptions options, string? startUri, string? problem)
    {
        _options = options;
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
        ProtocolActivation? started = null;
        var problem = ActivationProblem.Find(() => started = Register(options));
        return started ?? new ProtocolActivation(options, null, problem);
    }

    private static ProtocolActivation Register(SsoOptions options)
    {
        var current = AppInstance.GetCurrent();
        var activation = current.GetActivatedEventArgs();
        var uri = UriIn(activation, options);
        var scheme = RedirectSchemes.Of(options)[0];
        var others = AppInstance
            .GetInstances()
            .Where(other => !other.IsCurrent && other.Key.StartsWith(scheme + "#", StringComparison.Ordinal))
            .ToList();
        if (
            uri is not null
            && ActivationHandover.TryPassOn(
                others.Select(other => (Func<Task>)(() => other.RedirectActivationToAsync(activation).AsTask())),
                RedirectionTimeout,
                RedirectionGrace
            )
        )
        {
            Process.GetCurrentProcess().Kill();
        }

        AppInstance.FindOrRegisterForKey($"{scheme}#{Environment.ProcessId}");
        var started = new ProtocolActivation(options, uri, null);
        current.Activated += (_, arguments) => started.Forward(arguments);
        return started;
    }

    private static string? UriIn(AppActivationArguments? activation, SsoOptions options) =>
        activation is { Kind: ExtendedActivationKind.Protocol, Data: IProtocolActivatedEventArgs arguments }
            ? RedirectSchemes.Find(arguments.Uri, options)
            : null;

    private void Forward(AppActivationArguments activation)
    {
        if (UriIn(activation, _options) is { } uri)
        {
            Activated?.Invoke(uri);
        }
    }
}
