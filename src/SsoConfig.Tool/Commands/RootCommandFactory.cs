using System.CommandLine;
using SsoConfig.Provisioning;

namespace SsoConfig.Tool.Commands;

/// <summary>All commands of <c>sso</c>.</summary>
internal static class RootCommandFactory
{
    public static RootCommand Create(ToolEnvironment environment) =>
        new("Tools for apps that share a sign-in.")
        {
            OrgCommand.Create(),
            RegisterCommand.Create(environment),
            UnregisterCommand.Create(environment),
            SessionCommand.Create(environment),
            LinksCommand.Create(environment),
            DoctorCommand.Create(environment),
        };
}
