using System.ComponentModel;
using SsoConfig.Desktop.Commands;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Runs a tool of macOS: program, arguments, standard input.</summary>
internal delegate Task<SystemToolResult> MacTool(
    string program,
    IReadOnlyList<string> arguments,
    string input,
    CancellationToken cancellationToken
);

/// <summary>
/// macOS sends a scheme's URIs to app bundles only, as an Apple event: a small AppleScript application in the app's state folder receives
/// it and starts the app.
/// </summary>
internal sealed class MacSchemeHandlerRegistry(string stateFolder, MacTool? tool = null) : SchemeHandlerRegistry
{
    private const string LaunchServices =
        "/System/Library/Frameworks/CoreServices.framework/Frameworks/LaunchServices.framework/Support/lsregister";

    private readonly MacTool _tool = tool ?? SystemTool.RunAsync;

    public override async Task RegisterAsync(string scheme, string clientId, HandlerCommand command, CancellationToken cancellationToken)
    {
        var bundle = BundlePath(scheme);
        if (
            await FindHolderAsync(scheme, cancellationToken).ConfigureAwait(false) is { Length: > 0 } holder
            && holder.TrimEnd('/') != bundle
        )
        {
            throw SchemeHandlerException.HeldByAnother(scheme, holder, "delete that app");
        }

        var script = AppleScript.For(command);
        if (
            File.Exists(StampPath(scheme))
            && await File.ReadAllTextAsync(StampPath(scheme), cancellationToken).ConfigureAwait(false) == script
        )
        {
            return;
        }

        StateFolder.EnsurePrivate(stateFolder);
        var information = Path.Combine(bundle, "Contents", "Info.plist");
        await RunAsync("/usr/bin/osacompile", ["-o", bundle, "-e", script], cancellationToken).ConfigureAwait(false);
        await RunAsync(
                "/usr/bin/plutil",
                ["-replace", "CFBundleIdentifier", "-string", $"{scheme}.sso-callback", information],
                cancellationToken
            )
            .ConfigureAwait(false);
        await RunAsync("/usr/bin/plutil", ["-replace", "LSUIElement", "-bool", "true", information], cancellationToken)
            .ConfigureAwait(false);
        await RunAsync(
                "/usr/bin/plutil",
                [
                    "-replace",
                    "CFBundleURLTypes",
                    "-json",
                    $$"""[{"CFBundleURLName":"{{scheme}}","CFBundleURLSchemes":["{{scheme}}"]}]""",
                    information,
                ],
                cancellationToken
            )
            .ConfigureAwait(false);
        await RunAsync(LaunchServices, ["-f", bundle], cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(StampPath(scheme), script, cancellationToken).ConfigureAwait(false);
    }

    public override async Task UnregisterAsync(string scheme, CancellationToken cancellationToken)
    {
        if (Directory.Exists(BundlePath(scheme)))
        {
            await RunAsync(LaunchServices, ["-u", BundlePath(scheme)], cancellationToken).ConfigureAwait(false);
            Directory.Delete(BundlePath(scheme), recursive: true);
            File.Delete(StampPath(scheme));
        }
    }

    private string BundlePath(string scheme) => Path.Combine(stateFolder, $"{scheme}.app");

    private string StampPath(string scheme) => Path.Combine(stateFolder, $"{scheme}.registered");

    // developer.apple.com, NSWorkspace.urlForApplication(toOpen:). The scheme has no character that JavaScript or a URL would read
    // otherwise.
    private async Task<string> FindHolderAsync(string scheme, CancellationToken cancellationToken) =>
        (
            await RunAsync(
                    "/usr/bin/osascript",
                    [
                        "-l",
                        "JavaScript",
                        "-e",
                        "ObjC.import('AppKit'); var app = "
                            + $"$.NSWorkspace.sharedWorkspace.URLForApplicationToOpenURL($.NSURL.URLWithString('{scheme}:/')); app.isNil() "
                            + "? '' : app.path.js",
                    ],
                    cancellationToken
                )
                .ConfigureAwait(false)
        ).Output;

    private async Task<SystemToolResult> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _tool(program, arguments, "", cancellationToken).ConfigureAwait(false);
            return result.ExitCode == 0
                ? result
                : throw new SchemeHandlerException(
                    $"The scheme could not be registered: {program} ended with code {result.ExitCode}. {result.Error}"
                );
        }
        catch (Win32Exception exception)
        {
            throw new SchemeHandlerException(
                $"The scheme could not be registered: {program} cannot be started. {exception.Message}",
                exception
            );
        }
    }
}
