using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.Versioning;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>A desktop file of the user's, and the user's choice of it for the scheme.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LinuxSchemeHandlerRegistry(XdgFolders folders, string stateFolder) : ISchemeHandlerRegistry
{
    public void Register(string scheme, string clientId, HandlerCommand command)
    {
        RefuseIfHeldByAnother(scheme, clientId, command.App);
        var entry = DesktopEntry.Write(scheme, clientId, WithoutQuotes(command), command.App);
        var entryChanged = WriteIfChanged(EntryPath(scheme), entry);
        var type = DesktopEntry.MimeType(scheme);
        WriteIfChanged(folders.MimeAppsList, Text(MimeAppsList.WithDefault(MimeApps(), type, DesktopEntry.FileName(scheme))));
        if (entryChanged)
        {
            UpdateDesktopDatabase();
        }
    }

    public void Unregister(string scheme)
    {
        if (File.Exists(LauncherPath))
        {
            File.Delete(LauncherPath);
        }

        if (File.Exists(EntryPath(scheme)))
        {
            File.Delete(EntryPath(scheme));
            UpdateDesktopDatabase();
        }

        var type = DesktopEntry.MimeType(scheme);
        if (MimeAppsList.DefaultOf(MimeApps(), type) == DesktopEntry.FileName(scheme))
        {
            WriteIfChanged(folders.MimeAppsList, Text(MimeAppsList.WithDefault(MimeApps(), type, null)));
        }
    }

    private string LauncherPath => Path.Combine(stateFolder, CallbackLauncher.FileName);

    private string EntryPath(string scheme) => Path.Combine(folders.Applications, DesktopEntry.FileName(scheme));

    private string[] MimeApps() => File.Exists(folders.MimeAppsList) ? File.ReadAllLines(folders.MimeAppsList) : [];

    private void RefuseIfHeldByAnother(string scheme, string clientId, string app)
    {
        var holder = MimeAppsList.DefaultOf(MimeApps(), DesktopEntry.MimeType(scheme));
        if (holder is not null && holder != DesktopEntry.FileName(scheme) && File.Exists(Path.Combine(folders.Applications, holder)))
        {
            throw SchemeHandlers.HeldByAnother(scheme, holder, $"remove its line from {folders.MimeAppsList}");
        }

        if (!File.Exists(EntryPath(scheme)))
        {
            return;
        }

        // The same client under another path was moved or built anew; the same path with another client id has a new okta.json.
        var (theirClient, theirApp) = DesktopEntry.Read(File.ReadAllText(EntryPath(scheme)));
        if (theirClient is not null && theirClient != clientId && theirApp != app && File.Exists(theirApp))
        {
            throw SchemeHandlers.HeldByAnother(scheme, theirApp, $"delete {EntryPath(scheme)}");
        }
    }

    // xdg-open splits Exec at blanks and knows no quotes where no desktop environment runs: a path that needs them hides behind one that does not.
    private HandlerCommand WithoutQuotes(HandlerCommand command)
    {
        if (command.Arguments.Append(command.Program).All(DesktopEntry.IsPlain) || !DesktopEntry.IsPlain(LauncherPath))
        {
            return command;
        }

        StateFolder.EnsurePrivate(stateFolder);
        WriteIfChanged(LauncherPath, CallbackLauncher.Script(command));
        File.SetUnixFileMode(LauncherPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new HandlerCommand(LauncherPath, []);
    }

    private static bool WriteIfChanged(string path, string content)
    {
        if (File.Exists(path) && File.ReadAllText(path) == content)
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var successor = $"{path}.{Environment.ProcessId}.new";
        File.WriteAllText(successor, content);
        File.Move(successor, path, overwrite: true);
        return true;
    }

    private static string Text(IReadOnlyList<string> lines) => string.Concat(lines.Select(static line => line + "\n"));

    // A cache for programs that look for all handlers of a type; without the tool, the choice above is enough.
    private void UpdateDesktopDatabase()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("update-desktop-database", [folders.Applications]) { RedirectStandardError = true });
            process?.WaitForExit();
        }
        catch (Win32Exception)
        {
        }
    }
}
