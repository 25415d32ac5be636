namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The user's part of the class registry (learn.microsoft.com, Registering an Application to a URI Scheme).</summary>
internal sealed class WindowsSchemeHandlerRegistry(IClassRegistry classes) : ISchemeHandlerRegistry
{
    private const string ProtocolValue = "URL Protocol";
    private const string ClientIdValue = "SsoConfigClientId";
    private const string AppValue = "SsoConfigApp";
    private const string CommandValue = "SsoConfigCommand";

    public void Register(string scheme, string clientId, HandlerCommand command)
    {
        RefuseIfHeldByAnother(scheme, clientId, command.App);
        var commandLine = WindowsCommandLine.Of([command.Program, .. command.Arguments]) + " \"%1\"";
        classes.Write(scheme, null, $"URL:{scheme}");
        classes.Write(scheme, ProtocolValue, string.Empty);
        classes.Write(scheme, ClientIdValue, clientId);
        classes.Write(scheme, AppValue, command.App);
        classes.Write(scheme, CommandValue, commandLine);
        classes.Write(CommandKey(scheme), null, commandLine);
    }

    public void Unregister(string scheme)
    {
        if (classes.ReadOwn(scheme, CommandValue) is { } ours && ours == classes.ReadOwn(CommandKey(scheme), null))
        {
            classes.Delete(scheme);
        }
    }

    private void RefuseIfHeldByAnother(string scheme, string clientId, string app)
    {
        if (classes.ReadMerged(scheme, ProtocolValue) is null)
        {
            return;
        }

        var started = classes.ReadMerged(CommandKey(scheme), null);
        if (classes.ReadMerged(scheme, AppValue) is not { } theirApp || started != classes.ReadMerged(scheme, CommandValue))
        {
            // An app that knows nothing of this runtime, or one that has put its own command in the place of ours.
            throw SchemeHandlers.HeldByAnother(scheme, started ?? "unknown", "uninstall it");
        }

        if (classes.ReadMerged(scheme, ClientIdValue) != clientId && theirApp != app && File.Exists(theirApp))
        {
            throw SchemeHandlers.HeldByAnother(scheme, theirApp, $@"delete HKEY_CURRENT_USER\Software\Classes\{scheme}");
        }
    }

    private static string CommandKey(string scheme) => $@"{scheme}\shell\open\command";
}
