namespace SsoConfig.Emulator.FakeAdb;

/// <summary>device.json: the screens of the device, and how it misbehaves.</summary>
internal sealed record DeviceDescription
{
    public required Dictionary<string, FakeScreen> Screens { get; init; }

    public string Start { get; init; } = "launcher";

    /// <summary>What a command that begins so prints before it exits with 1.</summary>
    public Dictionary<string, string> Failing { get; init; } = [];

    /// <summary>What a command that begins so prints instead, with exit code 0.</summary>
    public Dictionary<string, string> Printing { get; init; } = [];

    /// <summary>Commands that begin so never end.</summary>
    public IReadOnlyList<string> Hanging { get; init; } = [];

    /// <summary>The property by which the device is an emulator; <see langword="null"/> for a phone.</summary>
    public string? EmulatorProperty { get; init; } = "ro.kernel.qemu";

    /// <summary>Android's global settings.</summary>
    public Dictionary<string, string> Settings { get; init; } = [];

    /// <summary>How many dumps fail at first, since the screen moves.</summary>
    public int Restless { get; init; }

    /// <summary>Whether lines end as those of an old adb do.</summary>
    public bool UsesCarriageReturns { get; init; }

    /// <summary>Whether the keyboard corrects what is typed.</summary>
    public bool CorrectsText { get; init; }
}
