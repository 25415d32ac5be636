using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Apps;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>What this machine does with a sign-in.</summary>
internal sealed class MachineChecks(ToolEnvironment environment)
{
    public async Task<IReadOnlyList<Finding>> RunAsync(IReadOnlyList<AppConfiguration> apps, CancellationToken cancellationToken)
    {
        var findings = new List<Finding> { await CheckBrowserAsync(cancellationToken).ConfigureAwait(false) };
        foreach (var app in apps)
        {
            foreach (
                var scheme in app
                    .Clients.Where(static client => client.Platforms.Contains("desktop"))
                    .SelectMany(static client => client.RedirectUris)
                    .Where(static uri => !ClaimedHttpsUri.IsOne(uri))
                    .Select(static uri => uri.Split(':')[0])
                    .Distinct()
            )
            {
                findings.Add(await CheckSchemeAsync(app, scheme, cancellationToken).ConfigureAwait(false));
            }
        }

        findings.Add(await CheckWorkloadAsync(cancellationToken).ConfigureAwait(false));
        var ports = apps.SelectMany(static app => app.Clients)
            .Where(static client => Uri.TryCreate(client.Issuer, UriKind.Absolute, out var issuer) && issuer.IsLoopback)
            .Select(static client => client.IssuerUri.Port)
            .Distinct()
            .ToList();
        foreach (var port in ports)
        {
            findings.AddRange(await CheckDeviceAsync(port, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    private async Task<Finding> CheckBrowserAsync(CancellationToken cancellationToken) =>
        await RunAsync("xdg-settings", ["get", "default-web-browser"], cancellationToken).ConfigureAwait(false) is not { } output
            ? Checks.DefaultBrowser.Unknown("machine", "this system does not tell")
        : output.Length > 0 ? Checks.DefaultBrowser.Ok("machine", output)
        : Checks.DefaultBrowser.Wrong(
            "machine",
            "there is no default browser",
            "Install a browser, or choose one with 'xdg-settings set default-web-browser'."
        );

    private async Task<Finding> CheckSchemeAsync(AppConfiguration app, string scheme, CancellationToken cancellationToken) =>
        await RunAsync("xdg-mime", ["query", "default", $"x-scheme-handler/{scheme}"], cancellationToken).ConfigureAwait(false)
            is { Length: > 0 } holder
            ? Checks.SchemeHandler.Ok(app.Name, $"{scheme}: {holder}")
            : Checks.SchemeHandler.Unknown(
                app.Name,
                $"{scheme}: no handler that this system tells of; the desktop app registers itself when it runs"
            );

    private async Task<Finding> CheckWorkloadAsync(CancellationToken cancellationToken) =>
        await RunAsync("dotnet", ["workload", "list"], cancellationToken).ConfigureAwait(false) is not { } list
            ? Checks.Workload.Unknown("machine", "the .NET SDK does not tell")
        : list.Contains("maui", StringComparison.Ordinal) ? Checks.Workload.Ok("machine", "installed")
        : Checks.Workload.Unknown(
            "machine",
            "not installed: builds make the desktop console alone",
            "For the phone apps: dotnet workload install maui (on Linux maui-android)."
        );

    // No device, no question.
    private async Task<IReadOnlyList<Finding>> CheckDeviceAsync(int port, CancellationToken cancellationToken)
    {
        var devices =
            (await RunAsync("adb", ["devices"], cancellationToken).ConfigureAwait(false))
                ?.Split('\n')
                .Skip(1)
                .Count(static line => line.TrimEnd().EndsWith("\tdevice", StringComparison.Ordinal))
            ?? 0;
        if (devices == 0)
        {
            return [];
        }

        var reversed = await RunAsync("adb", ["reverse", "--list"], cancellationToken).ConfigureAwait(false);
        return
        [
            reversed?.Contains($"tcp:{port} ", StringComparison.Ordinal) == true
                ? Checks.Device.Ok("machine", $"port {port} is reversed")
                : Checks.Device.Wrong(
                    "machine",
                    $"an Android device is connected, but does not reach port {port} of this machine",
                    $"Run 'adb reverse tcp:{port} tcp:{port}'."
                ),
        ];
    }

    private async Task<string?> RunAsync(string program, string[] arguments, CancellationToken cancellationToken) =>
        (await environment.RunProgram(program, arguments, cancellationToken).ConfigureAwait(false))?.Trim();
}
