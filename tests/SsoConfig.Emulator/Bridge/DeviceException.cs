namespace SsoConfig.Emulator.Bridge;

/// <summary>The device did not do what it was told, or shows something else than it should.</summary>
internal sealed class DeviceException(string message) : Exception(message);
