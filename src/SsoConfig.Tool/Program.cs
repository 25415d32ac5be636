using SsoConfig.Provisioning;
using SsoConfig.Tool.Commands;

return await CommandLine.RunAsync(RootCommandFactory.Create(ToolEnvironment.OfThisProcess()), args);
