using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Whether only this user and administrators can change the file that a path names: the file and each folder above it.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsProgramTrust
{
    /// <exception cref="SchemeHandlerException">Another user can change it.</exception>
    public static void Verify(string program)
    {
        var file = new FileInfo(program);
        Verify(program, file.FullName, file.GetAccessControl(), WindowsAccess.Replacing | WindowsAccess.Writing);

        // A new file beside the program may be one that it loads; above, only a replaced folder matters.
        var rights = WindowsAccess.Replacing | WindowsAccess.AddingFiles;
        for (var folder = file.Directory; folder?.Parent is not null; folder = folder.Parent)
        {
            Verify(program, folder.FullName, folder.GetAccessControl(), rights);
            rights = WindowsAccess.Replacing;
        }
    }

    private static void Verify(string program, string path, FileSystemSecurity security, int rights)
    {
        using var user = WindowsIdentity.GetCurrent();
        if (AccessesTo(security).Any(access => access.Gives(rights, user.User?.Value)))
        {
            throw new SchemeHandlerException(
                $"The program \"{program}\" is not registered for its redirect scheme, since other users can change \"{path}\" and "
                    + "could put a different one in its place. "
                    + "Install the app below Program Files or in your user folder, where only you or an administrator can write."
            );
        }
    }

    private static IEnumerable<WindowsAccess> AccessesTo(FileSystemSecurity security) =>
        security
            .GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
            .Cast<FileSystemAccessRule>()
            .Select(static rule => new WindowsAccess(rule.IdentityReference.Value, (int)rule.FileSystemRights)
            {
                IsAllowed = rule.AccessControlType == AccessControlType.Allow,
                IsInheritOnly = (rule.PropagationFlags & PropagationFlags.InheritOnly) != 0,
            });
}
