using System.Globalization;
using SsoConfig.Emulator.Bridge;

namespace SsoConfig.Emulator.Device;

/// <summary>An emulator or a phone, as a user holds it.</summary>
internal sealed class AndroidDevice(AndroidDebugBridge adb, Pace pace)
{
    private const string DumpFile = "/sdcard/sso-window.xml";
    private static readonly byte[] PngSignature = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    // The kernel's parameter, and since Android 12 the boot loader's.
    private static readonly string[] EmulatorProperties = ["ro.kernel.qemu", "ro.boot.qemu"];

    private readonly DeviceChanges _changes = new();

    /// <summary>Nothing on the device is changed or looked at before.</summary>
    /// <exception cref="DeviceException">It is a phone.</exception>
    public async Task RequireEmulatorAsync(CancellationToken cancellationToken)
    {
        await adb.RunAsync(cancellationToken, "wait-for-device");
        foreach (var property in EmulatorProperties)
        {
            if ((await adb.RunAsync(cancellationToken, "shell", "getprop", property)).Trim() == "1")
            {
                return;
            }
        }

        throw new DeviceException(
            "The device is not an emulator. A run removes all that its Chrome has stored: pass --phone if it may, or --serial for another "
                + "device."
        );
    }

    /// <summary>Leaves the device as it was, but for the two apps and what Chrome had stored.</summary>
    /// <returns>What could not be undone, and why.</returns>
    public Task<IReadOnlyList<string>> RestoreAsync(CancellationToken cancellationToken) => _changes.UndoAsync(cancellationToken);

    /// <exception cref="DeviceException">It does not start.</exception>
    public async Task WaitUntilStartedAsync(CancellationToken cancellationToken)
    {
        await adb.RunAsync(cancellationToken, "wait-for-device");
        var start = pace.Time.GetTimestamp();
        while ((await adb.RunAsync(cancellationToken, "shell", "getprop", "sys.boot_completed")).Trim() != "1")
        {
            if (pace.Time.GetElapsedTime(start) >= pace.Step)
            {
                throw new DeviceException("The device is connected, but Android has not started on it.");
            }

            await Task.Delay(pace.Look, pace.Time, cancellationToken);
        }
    }

    /// <summary>Makes a port of this machine reachable as the device's own loopback.</summary>
    public Task ForwardAsync(int port, CancellationToken cancellationToken)
    {
        _changes.Add($"The forwarding of port {port}", token => adb.RunAsync(token, "reverse", "--remove", $"tcp:{port}"));
        return adb.RunAsync(cancellationToken, "reverse", $"tcp:{port}", $"tcp:{port}");
    }

    /// <summary>Installs an app; what an earlier one of that name has stored is gone.</summary>
    /// <exception cref="DeviceException">It is not installed; the message says why.</exception>
    public async Task InstallAsync(string apk, string package, CancellationToken cancellationToken)
    {
        // Older versions of adb exit with 0 even then.
        var output = await adb.RunAsync(cancellationToken, "install", "-r", apk);
        if (!output.Contains("Success", StringComparison.Ordinal))
        {
            throw new DeviceException($"'{apk}' is not installed. {output.Trim()}");
        }

        await ClearAsync(package, cancellationToken);
    }

    /// <summary>Removes what an app has stored.</summary>
    public async Task ClearAsync(string package, CancellationToken cancellationToken)
    {
        var output = await adb.RunAsync(cancellationToken, "shell", "pm", "clear", package);
        if (!output.Contains("Success", StringComparison.Ordinal))
        {
            throw new DeviceException($"'{package}' is not on the device, or cannot be reset. {output.Trim()}");
        }
    }

    /// <summary>Chrome without cookies and, where it allows that, without its first screens.</summary>
    /// <exception cref="DeviceException">There is no Chrome.</exception>
    public async Task PrepareChromeAsync(CancellationToken cancellationToken)
    {
        await ClearAsync(Chrome.Package, cancellationToken);
        await new ChromeSetup(adb, _changes).ApplyAsync(cancellationToken);
    }

    /// <exception cref="DeviceException">It has no screen to start with.</exception>
    public async Task StartAsync(string package, CancellationToken cancellationToken)
    {
        var output = await adb.RunAsync(cancellationToken, "shell", "monkey", "-p", package, "-c", "android.intent.category.LAUNCHER", "1");
        if (!output.Contains("Events injected: 1", StringComparison.Ordinal))
        {
            throw new DeviceException($"'{package}' does not start. {output.Trim()}");
        }
    }

    /// <summary>What is on the screen; <see langword="null"/> while it moves.</summary>
    public async Task<Screen?> ReadScreenAsync(CancellationToken cancellationToken)
    {
        _changes.Add(DumpFile, token => adb.RunAsync(token, "shell", "rm", "-f", DumpFile));

        // The file of an earlier look must not stand for this one.
        var script = $"rm -f {DumpFile}; uiautomator dump {DumpFile}; cat {DumpFile}; true";
        return Screen.TryParse(await adb.RunAsync(cancellationToken, "exec-out", script));
    }

    public Task TapAsync(ScreenNode node, CancellationToken cancellationToken) =>
        adb.RunAsync(cancellationToken, "shell", "input", "tap", Pixel(node.Bounds.CenterX), Pixel(node.Bounds.CenterY));

    /// <summary>
    /// Types into the field that has the focus. The text is in no command line of this machine; on the device, <c>input</c> has it as its
    /// argument for a moment, which only root and adb's own user can see there.
    /// </summary>
    public Task TypeAsync(string text, CancellationToken cancellationToken) =>
        adb.RunSecretlyAsync(TypedText.ToScript(text), cancellationToken);

    public Task PressEnterAsync(CancellationToken cancellationToken) =>
        adb.RunAsync(cancellationToken, "shell", "input", "keyevent", "KEYCODE_ENTER");

    /// <exception cref="DeviceException">The device gave no picture.</exception>
    public async Task TakePictureAsync(string file, CancellationToken cancellationToken)
    {
        var picture = await adb.ReadAsync(cancellationToken, "exec-out", "screencap", "-p");
        if (!picture.AsSpan().StartsWith(PngSignature))
        {
            throw new DeviceException("The device gave no picture of its screen.");
        }

        await File.WriteAllBytesAsync(file, picture, cancellationToken);
    }

    private static string Pixel(int value) => value.ToString(CultureInfo.InvariantCulture);
}
