using SsoConfig.Emulator.Bridge;

namespace SsoConfig.Emulator.Device;

/// <summary>Starts Chrome without its first screens, where it allows that, and leaves its set-up as it was.</summary>
internal sealed class ChromeSetup(AndroidDebugBridge adb, DeviceChanges changes)
{
    private const string Flags = "chrome --disable-fre --no-first-run --no-default-browser-check";
    private const string FlagsFile = "/data/local/tmp/chrome-command-line";
    private const string KeptFile = FlagsFile + ".before-sso";

    /// <exception cref="DeviceException">A command failed.</exception>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await WriteFlagsAsync(cancellationToken);
        await DebugAsync(cancellationToken);
    }

    private async Task WriteFlagsAsync(CancellationToken cancellationToken)
    {
        changes.Add(
            "The flags of Chrome",
            token => adb.RunAsync(token, "shell", $"rm -f {FlagsFile}; if [ -e {KeptFile} ]; then mv {KeptFile} {FlagsFile}; fi")
        );

        // A file that a run kept which could not undo this is the one of before.
        await adb.RunAsync(
            cancellationToken,
            "shell",
            $"if [ -e {FlagsFile} ] && [ ! -e {KeptFile} ]; then mv {FlagsFile} {KeptFile}; fi; echo '{Flags}' > {FlagsFile}"
        );
    }

    /// <summary>Chrome reads its flags only as the app to be debugged.</summary>
    private async Task DebugAsync(CancellationToken cancellationToken)
    {
        var debugged = await ReadSettingAsync("debug_app", cancellationToken);
        var waits = await ReadSettingAsync("wait_for_debugger", cancellationToken) == "1";
        changes.Add(
            "The app to be debugged",
            token =>
                debugged is null
                    ? adb.RunAsync(token, "shell", "am", "clear-debug-app")
                    : adb.RunAsync(
                        token,
                        [.. "shell am set-debug-app".Split(' '), .. waits ? ["-w"] : (string[])[], "--persistent", debugged]
                    )
        );
        await adb.RunAsync(cancellationToken, "shell", "am", "set-debug-app", "--persistent", Chrome.Package);
    }

    private async Task<string?> ReadSettingAsync(string name, CancellationToken cancellationToken) =>
        (await adb.RunAsync(cancellationToken, "shell", "settings", "get", "global", name)).Trim() is var value and not ("" or "null")
            ? value
            : null;
}
