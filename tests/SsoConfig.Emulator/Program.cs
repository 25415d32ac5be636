using System.CommandLine;
using SsoConfig.Emulator;

// What a cancelled run has changed on the device is undone first, which takes more than the default of two seconds.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
return await EmulatorCommand.Create().Parse(args).InvokeAsync(configuration);
