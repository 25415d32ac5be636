using SsoConfig.Desktop.Commands;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>The user's part of the class registry (learn.microsoft.com, Registering an Application to a URI Scheme).</summary>
internal sealed class WindowsSchemeHandlerRegistry(IClassRegistry classes) : SchemeHandlerRegistry
{
    private const string ProtocolValue = "URL Protocol";
    private const string ClientIdValue = "SsoConfigClientId";
    private const string AppValue = "SsoConfigApp";
    private const string CommandValue = "SsoConfigCommand";

    public override Task RegisterAsync(string scheme, string clientId, HandlerCommand command, CancellationToken cancellationToken)
    {
        RefuseIfHeldByAnother(scheme, clientId, command.App);
        var commandLine = string.Join(' ', command.Arguments.Prepend(command.Program).Select(Quoting.ForWindows)) + " \"%1\"";
        classes.Write(scheme, null, $"URL:{scheme}");
        classes.Write(scheme, ProtocolValue, string.Empty);
        classes.Write(scheme, ClientIdValue, clientId);
        classes.Write(scheme, AppValue, command.App);
        classes.Write(scheme, CommandValue, commandLine);
        classes.Write(CommandKey(scheme), null, commandLine);
        return Task.CompletedTask;
    }

    public override Task UnregisterAsync(string scheme, CancellationToken cancellationToken)
    {
        if (classes.ReadOwn(scheme, CommandValue) is { } ours && ours == classes.ReadOwn(CommandKey(scheme), null))
        {
            classes.Delete(scheme);
        }

        return Task.CompletedTask;
    }

    private void RefuseIfHeldByAnother(string scheme, string clientId, string app)
    {
        // The user has chosen another app in Settings, which counts before what is registered here.
        if (classes.ReadUserChoice(scheme) is { } chosen && chosen != scheme)
        {
            throw SchemeHandlerException.HeldByAnother(scheme, chosen, "choose this app for it in Settings, Default apps");
        }

        if (classes.ReadMerged(scheme, ProtocolValue) is null)
        {
            return;
        }

        var started = classes.ReadMerged(CommandKey(scheme), null);
        if (classes.ReadMerged(scheme, AppValue) is not { } theirApp || started != classes.ReadMerged(scheme, CommandValue))
        {
            // An app that knows nothing of this runtime, or one that has put its own command in the place of ours.
            throw SchemeHandlerException.HeldByAnother(scheme, started ?? "unknown", "uninstall it");
        }

        if (classes.ReadMerged(scheme, ClientIdValue) != clientId && theirApp != app && File.Exists(theirApp))
        {
            throw SchemeHandlerException.HeldByAnother(scheme, theirApp, $@"delete HKEY_CURRENT_USER\Software\Classes\{scheme}");
        }
    }

    private static string CommandKey(string scheme) => $@"{scheme}\shell\open\command";
}
