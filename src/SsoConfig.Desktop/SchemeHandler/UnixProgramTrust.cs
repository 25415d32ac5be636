using System.Runtime.Versioning;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// Whether only this user and root can change the file that a path names, now and later: the file, each folder above it and each symbolic
/// link on the way. A registration stays when the program is gone, and any page can have it run.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal static class UnixProgramTrust
{
    private const int MaxLinks = 40;
    private const uint Root = 0;

    /// <returns>The folders on the way that are this user's below one that every user can write, such as /tmp.</returns>
    /// <exception cref="SchemeHandlerException">Another user can change it.</exception>
    public static IReadOnlyList<string> Verify(string program) => Verify(program, UnixFileStatus.CurrentUser, UserGroups.Read());

    internal static IReadOnlyList<string> Verify(string program, uint user, UserGroups groups)
    {
        // Gatekeeper runs an app that was downloaded, and not moved since, from a folder that is there for this one start.
        if (OperatingSystem.IsMacOS() && program.Contains("/AppTranslocation/", StringComparison.Ordinal))
        {
            throw new SchemeHandlerException(
                "macOS runs this app from a temporary location, so it cannot be registered for its redirect scheme. Move the app to the "
                    + "Applications folder in Finder, then start it from there."
            );
        }

        var foldersToKeep = new List<string>();
        var remaining = new Stack<string>(Components(Path.GetFullPath(program)).Reverse());
        var path = "/";
        var links = 0;
        var parent = Judge(program, path, parent: null, user, groups, foldersToKeep);
        while (remaining.TryPop(out var name))
        {
            var child = Path.Combine(path, name);
            var status = Judge(program, child, parent, user, groups, foldersToKeep);
            if (!status.IsSymbolicLink)
            {
                (path, parent) = (child, status);
                continue;
            }

            if (++links > MaxLinks)
            {
                throw Refused(program, child, "it is a symbolic link that refers to itself");
            }

            // Start again at the top: what the link refers to may be anywhere.
            foreach (
                var component in Components(Path.GetFullPath(File.ResolveLinkTarget(child, returnFinalTarget: false)!.FullName))
                    .Reverse()
                    .ToList()
            )
            {
                remaining.Push(component);
            }

            path = "/";
            parent = Judge(program, path, parent: null, user, groups, foldersToKeep);
        }

        return foldersToKeep;
    }

    private static UnixFileStatus Judge(
        string program,
        string path,
        UnixFileStatus? parent,
        uint user,
        UserGroups groups,
        List<string> foldersToKeep
    )
    {
        var status = UnixFileStatus.Read(path) ?? throw Refused(program, path, "it does not exist");
        if (status.Owner != user && status.Owner != Root)
        {
            throw Refused(program, path, "it belongs to another user");
        }

        if (parent is { IsSticky: true } shared && (shared.IsWritableByOthers || shared.IsWritableByGroup))
        {
            if (status.Owner == user && !status.IsSymbolicLink)
            {
                foldersToKeep.Add(path);
            }
            else if (status.Owner != Root || shared.IsWritableByOthers)
            {
                throw Refused(program, path, "it is in a folder that every user can write, and not a folder or file of this user");
            }
        }

        // In a sticky folder, others can add entries, but not replace this user's.
        var isShared =
            status.IsWritableByOthers
            || (status.IsWritableByGroup && (!groups.IsPrivate(status.Group, user) || UnixFileStatus.HasAccessList(path)));
        return !isShared || status.IsSticky || status.IsSymbolicLink ? status : throw Refused(program, path, "other users can write it");
    }

    private static string[] Components(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static SchemeHandlerException Refused(string program, string path, string why) =>
        new(
            $"The program \"{program}\" is not registered for its redirect scheme, since another user could put a different one in its "
                + $"place: \"{path}\" – {why}. "
                + "Install the app where only you or an administrator can write, such as a folder in your home folder, or take the "
                + "permission away: chmod go-w."
        );
}
