using System.Diagnostics;
using System.ComponentModel;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// macOS sends a scheme's URIs to app bundles only, as an Apple event: a small AppleScript application in the app's state folder receives
/// it and starts the app. Launch Services has no question that would tell whether another app claims the scheme.
/// </summary>
internal sealed class MacSchemeHandlerRegistry(string stateFolder) : ISchemeHandlerRegistry
{
    private const string LaunchServices =
        "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister";

    public void Register(string scheme, string clientId, HandlerCommand command)
    {
        var script = AppleScript.For(command);
        if (File.Exists(StampPath(scheme)) && File.ReadAllText(StampPath(scheme)) == script)
        {
            return;
        }

        StateFolder.EnsurePrivate(stateFolder);
        var bundle = BundlePath(scheme);
        var information = Path.Combine(bundle, "Contents", "Info.plist");
        Run("/usr/bin/osacompile", "-o", bundle, "-e", script);
        Run("/usr/bin/plutil", "-replace", "CFBundleIdentifier", "-string", $"{scheme}.sso-callback", information);
        Run("/usr/bin/plutil", "-replace", "LSUIElement", "-bool", "true", information);
        Run("/usr/bin/plutil", "-replace", "CFBundleURLTypes", "-json", $$"""[{"CFBundleURLName":"{{scheme}}","CFBundleURLSchemes":["{{scheme}}"]}]""", information);
        Run(LaunchServices, "-f", bundle);
        File.WriteAllText(StampPath(scheme), script);
    }

    public void Unregister(string scheme)
    {
        if (Directory.Exists(BundlePath(scheme)))
        {
            Run(LaunchServices, "-u", BundlePath(scheme));
            Directory.Delete(BundlePath(scheme), recursive: true);
            File.Delete(StampPath(scheme));
        }
    }

    private string BundlePath(string scheme) => Path.Combine(stateFolder, $"{scheme}.app");

    private string StampPath(string scheme) => Path.Combine(stateFolder, $"{scheme}.registered");

    private static void Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new SchemeHandlerException($"The scheme could not be registered: {program} ended with code {process.ExitCode}. {error.Trim()}");
            }
        }
        catch (Win32Exception exception)
        {
            throw new SchemeHandlerException($"The scheme could not be registered: {program} can't be started. {exception.Message}", exception);
        }
    }
}
