using System.Text.Json.Serialization;

namespace SsoConfig.Emulator.FakeAdb;

/// <summary>Generated at build time: each command is a process, which should start fast.</summary>
[JsonSerializable(typeof(DeviceDescription))]
[JsonSerializable(typeof(DeviceState))]
internal sealed partial class DeviceJson : JsonSerializerContext;
