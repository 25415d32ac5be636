using System.Text.Json;

namespace SsoConfig.Emulator.FakeAdb;

/// <summary>What a device remembers from one command to the next.</summary>
internal sealed record DeviceState
{
    public required string Screen { get; init; }

    /// <summary>The field that has the focus, by its resource id.</summary>
    public string? Focus { get; init; }

    /// <summary>What was typed into each field of this screen.</summary>
    public Dictionary<string, string> Typed { get; init; } = [];

    public int Dumps { get; init; }

    public static DeviceState Read(string file, string start) =>
        File.Exists(file)
            ? JsonSerializer.Deserialize(File.ReadAllText(file), DeviceJson.Default.DeviceState)!
            : new DeviceState { Screen = start };

    public void Write(string file) => File.WriteAllText(file, JsonSerializer.Serialize(this, DeviceJson.Default.DeviceState));
}
