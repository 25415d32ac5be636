using System.Runtime.Versioning;
using Microsoft.Win32;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The user's part of the class registry (learn.microsoft.com, Registering an Application to a URI Scheme).</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsSchemeHandlerRegistry : ISchemeHandlerRegistry
{
    private const string Classes = @"Software\Classes\";
    private const string ClientIdValue = "SsoConfigClientId";
    private const string AppValue = "SsoConfigApp";
    private const string CommandKey = @"shell\open\command";

    public void Register(string scheme, string clientId, HandlerCommand command)
    {
        RefuseIfHeldByAnother(scheme, clientId, command.App);
        using var key = Registry.CurrentUser.CreateSubKey(Classes + scheme);
        key.SetValue(null, $"URL:{scheme}");
        key.SetValue("URL Protocol", "");
        key.SetValue(ClientIdValue, clientId);
        key.SetValue(AppValue, command.App);
        using var open = key.CreateSubKey(CommandKey);
        open.SetValue(null, WindowsCommandLine.Of([command.Program, .. command.Arguments]) + " \"%1\"");
    }

    public void Unregister(string scheme)
    {
        using var key = Registry.CurrentUser.OpenSubKey(Classes + scheme);
        if (key?.GetValue(AppValue) is not null)
        {
            Registry.CurrentUser.DeleteSubKeyTree(Classes + scheme);
        }
    }

    private static void RefuseIfHeldByAnother(string scheme, string clientId, string app)
    {
        // The view that merges what is registered for the user and for the machine.
        using var key = Registry.ClassesRoot.OpenSubKey(scheme);
        if (key?.GetValue("URL Protocol") is null)
        {
            return;
        }

        if (key.GetValue(AppValue) is not string theirApp)
        {
            using var open = key.OpenSubKey(CommandKey);
            throw SchemeHandlers.HeldByAnother(scheme, open?.GetValue(null) as string ?? "unknown", "uninstall it");
        }

        if (key.GetValue(ClientIdValue) as string != clientId && theirApp != app && File.Exists(theirApp))
        {
            throw SchemeHandlers.HeldByAnother(scheme, theirApp, $@"delete HKEY_CURRENT_USER\{Classes}{scheme}");
        }
    }
}
