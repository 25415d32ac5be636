using SsoConfig.Emulator.FakeAdb;

// The "serial number" is the folder of the device.
if (args is not ["-s", var folder, .. var command])
{
    Console.Error.WriteLine("error: more than one device/emulator");
    return 1;
}

return await new FakeDevice(folder).RunAsync(command);
