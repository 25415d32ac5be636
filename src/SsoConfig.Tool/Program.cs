using System.CommandLine;
using SsoConfig.Tool.Commands;

var root = new RootCommand("Tools for apps that share a sign-in.")
{
    OrgCommand.Create(),
};

return await CommandLine.RunAsync(root, args);
