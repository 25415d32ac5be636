using System.Text.Json;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.FakeAdb;

namespace SsoConfig.Emulator.Tests.Support;

/// <summary>A device that the program SsoConfig.Emulator.FakeAdb plays: a process for each command, as with adb itself.</summary>
internal sealed class TestDevice : IDisposable
{
    public static readonly string Adb =
        Path.Combine(AppContext.BaseDirectory, "SsoConfig.Emulator.FakeAdb") + (OperatingSystem.IsWindows() ? ".exe" : "");

    public TestDevice(DeviceDescription description) =>
        File.WriteAllText(Path.Combine(Folder, "device.json"), JsonSerializer.Serialize(description));

    /// <summary>Also its serial number.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("sso-device-").FullName;

    /// <summary>Which commands adb was started with.</summary>
    public IReadOnlyList<string> Commands => ReadLines("commands.txt");

    /// <summary>What came through standard input.</summary>
    public IReadOnlyList<string> Scripts => ReadLines("scripts.txt");

    /// <summary>Looks again at once, as this device does not need time.</summary>
    public static Pace Quick(TimeProvider? time = null) => new(time ?? TimeProvider.System) { Look = TimeSpan.FromMilliseconds(1) };

    public AndroidDebugBridge Bridge(Pace? pace = null) => new(Adb, Folder, pace ?? Quick());

    public AndroidDevice Open(Pace? pace = null) => new(Bridge(pace), pace ?? Quick());

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private string[] ReadLines(string file) => File.Exists(Path.Combine(Folder, file)) ? File.ReadAllLines(Path.Combine(Folder, file)) : [];
}
