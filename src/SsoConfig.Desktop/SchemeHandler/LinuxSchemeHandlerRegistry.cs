using System.ComponentModel;
using System.Runtime.Versioning;
using System.Text;
using SsoConfig.Desktop.Commands;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>A desktop file of the user's, and the user's choice of it for the scheme.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class LinuxSchemeHandlerRegistry(XdgFolders folders) : SchemeHandlerRegistry
{
    private const UnixFileMode ReadableByAll =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode OwnersProgram = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // It is held while a few files are read and written.
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    private readonly SchemeHolders _holders = new(folders);

    public override async Task RegisterAsync(string scheme, string clientId, HandlerCommand command, CancellationToken cancellationToken)
    {
        RefuseIfHeldByAnother(scheme, clientId, command.App);
        bool isNew;
        Directory.CreateDirectory(folders.Applications);
        await using (await LockAsync(cancellationToken).ConfigureAwait(false))
        {
            var words = await WordsAsync(scheme, command, cancellationToken).ConfigureAwait(false);
            var entry = DesktopEntry.Create(scheme, Path.GetFileNameWithoutExtension(command.App), words, clientId, command.App);
            isNew = await WriteIfChangedAsync(EntryPath(scheme), entry, ReadableByAll, cancellationToken).ConfigureAwait(false);

            // Where the user's list may not be written, the entry itself is enough: nobody else declares the scheme.
            await UserChoice
                .SetDefaultAsync(DesktopEntry.MimeType(scheme), DesktopEntry.FileName(scheme), cancellationToken)
                .ConfigureAwait(false);
        }

        if (isNew)
        {
            await UpdateDesktopDatabaseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task UnregisterAsync(string scheme, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folders.Applications))
        {
            return;
        }

        var wasRegistered = File.Exists(EntryPath(scheme));
        await using (await LockAsync(cancellationToken).ConfigureAwait(false))
        {
            File.Delete(LauncherPath(scheme));
            File.Delete(EntryPath(scheme));
            if (UserChoice.FindDefault(DesktopEntry.MimeType(scheme)) == DesktopEntry.FileName(scheme))
            {
                await UserChoice.SetDefaultAsync(DesktopEntry.MimeType(scheme), null, cancellationToken).ConfigureAwait(false);
            }
        }

        if (wasRegistered)
        {
            await UpdateDesktopDatabaseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private MimeAppsList UserChoice => new(folders.MimeAppsList);

    // Beside the entry, so that both are there or neither is.
    private string LauncherPath(string scheme) => Path.Combine(folders.Applications, CallbackLauncher.FileName(scheme));

    private string EntryPath(string scheme) => Path.Combine(folders.Applications, DesktopEntry.FileName(scheme));

    // All apps of the user change the same list of choices.
    private ValueTask<FileLock> LockAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(Path.Combine(folders.Applications, ".sso-callback.lock"), LockLimit, cancellationToken);

    private void RefuseIfHeldByAnother(string scheme, string clientId, string app)
    {
        if (_holders.FindChosen(scheme) is { } chosen && !IsOurs(scheme, chosen, clientId, app))
        {
            throw SchemeHandlerException.HeldByAnother(
                scheme,
                HolderOf(chosen),
                $"choose another app for it: xdg-mime default OTHER.desktop {DesktopEntry.MimeType(scheme)}, or remove its line from "
                    + $"{folders.MimeAppsList}"
            );
        }

        var own = SchemeHolders.ReadEntry(EntryPath(scheme));
        if (own is not null && IsOurs(scheme, EntryPath(scheme), clientId, app) && DesktopEntry.Read(own).ClientId == clientId)
        {
            return;
        }

        if (_holders.FindDeclared(scheme).FirstOrDefault(path => !IsOurs(scheme, path, clientId, app)) is { } declared)
        {
            throw SchemeHandlerException.HeldByAnother(scheme, HolderOf(declared), $"uninstall that app or delete {declared}");
        }
    }

    // An entry of our name without a client id comes with a package of this app. The same client under another path was moved or built
    // anew; the same path with another client id has a new okta.json; and a program that is gone holds nothing.
    private static bool IsOurs(string scheme, string path, string clientId, string app)
    {
        if (Path.GetFileName(path) != DesktopEntry.FileName(scheme))
        {
            return false;
        }

        var (theirClient, theirApp) = DesktopEntry.Read(SchemeHolders.ReadEntry(path) ?? "");
        return theirClient is null || theirClient == clientId || theirApp == app || !File.Exists(theirApp);
    }

    private static string HolderOf(string path) => DesktopEntry.Read(SchemeHolders.ReadEntry(path) ?? "").App ?? path;

    // xdg-open splits Exec at blanks and knows no quotes where no desktop environment runs: a path that needs them is in a script whose
    // path does not.
    private async Task<IEnumerable<string>> WordsAsync(string scheme, HandlerCommand command, CancellationToken cancellationToken)
    {
        var words = command.Arguments.Prepend(command.Program).ToList();
        var launcher = LauncherPath(scheme);
        if (command.FoldersToKeep.Count == 0 && (words.All(DesktopEntry.IsPlain) || !DesktopEntry.IsPlain(launcher)))
        {
            File.Delete(launcher);
            return words;
        }

        await WriteIfChangedAsync(launcher, CallbackLauncher.Script(command), OwnersProgram, cancellationToken).ConfigureAwait(false);
        return [launcher];
    }

    private static async Task<bool> WriteIfChangedAsync(string path, string content, UnixFileMode mode, CancellationToken cancellationToken)
    {
        if (
            UnixFileStatus.Read(path) is { IsRegularFile: true } status
            && status.Permissions == mode
            && await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false) == content
        )
        {
            return false;
        }

        await PrivateFile.ReplaceAsync(path, Encoding.UTF8.GetBytes(content), cancellationToken, mode).ConfigureAwait(false);
        return true;
    }

    // A cache for programs that look for all handlers of a type; without the tool, the choice above is enough.
    private async Task UpdateDesktopDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SystemTool.RunAsync("update-desktop-database", [folders.Applications], "", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is Win32Exception or TimeoutException) { }
    }
}
