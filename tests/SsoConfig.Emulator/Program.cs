using System.CommandLine;
using SsoConfig.Emulator;

return await EmulatorCommand.Create().Parse(args).InvokeAsync();
