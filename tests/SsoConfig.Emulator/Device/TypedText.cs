using SsoConfig.Emulator.Bridge;

namespace SsoConfig.Emulator.Device;

/// <summary>What <c>input text</c> can type, and how it is written in the device's shell.</summary>
internal static class TypedText
{
    /// <exception cref="DeviceException">It can't be typed; the message does not have it.</exception>
    public static string ToScript(string text)
    {
        // 'input' types a space for %s, and has no way to type those two characters themselves; its key map is that of an ASCII keyboard.
        if (text.Contains("%s", StringComparison.Ordinal) || !text.All(static character => character is >= ' ' and <= '~'))
        {
            throw new DeviceException("'adb shell input text' types printable ASCII only, and not the characters %s. Use another value.");
        }

        var quoted = text.Replace(" ", "%s", StringComparison.Ordinal).Replace("'", @"'\''", StringComparison.Ordinal);
        return $"input text '{quoted}'";
    }
}
