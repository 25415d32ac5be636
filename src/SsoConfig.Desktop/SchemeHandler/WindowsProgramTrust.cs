using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>Whether only this user and administrators can change the file that a path names: the file and each folder above it.</summary>
[SupportedOSPlatform("windows")]
internal static class WindowsProgramTrust
{
    // NT SERVICE\TrustedInstaller, which owns the files of Windows.
    private const string TrustedInstaller = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";

    private const FileSystemRights Replacing =
        FileSystemRights.Delete
        | FileSystemRights.DeleteSubdirectoriesAndFiles
        | FileSystemRights.ChangePermissions
        | FileSystemRights.TakeOwnership;

    /// <exception cref="SchemeHandlerException">Another user can change it.</exception>
    public static void Verify(string program)
    {
        var file = new FileInfo(program);
        Verify(program, file.FullName, file.GetAccessControl(), Replacing | FileSystemRights.WriteData | FileSystemRights.AppendData);

        // A new file beside the program may be one that it loads; above, only a replaced folder matters.
        var rights = Replacing | FileSystemRights.CreateFiles;
        for (var folder = file.Directory; folder?.Parent is not null; folder = folder.Parent)
        {
            Verify(program, folder.FullName, folder.GetAccessControl(), rights);
            rights = Replacing;
        }
    }

    private static void Verify(string program, string path, FileSystemSecurity security, FileSystemRights rights)
    {
        foreach (
            FileSystemAccessRule rule in security.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier))
        )
        {
            var holds =
                (rule.PropagationFlags & PropagationFlags.InheritOnly) == 0
                && rule.AccessControlType == AccessControlType.Allow
                && (rule.FileSystemRights & rights) != 0;
            if (holds && !IsTrusted((SecurityIdentifier)rule.IdentityReference))
            {
                throw new SchemeHandlerException(
                    $"The program \"{program}\" is not registered for its redirect scheme, since other users can change \"{path}\" and "
                        + "could put a different one in its place. "
                        + "Install the app below Program Files or in your user folder, where only you or an administrator can write."
                );
            }
        }
    }

    private static bool IsTrusted(SecurityIdentifier identity) =>
        identity == WindowsIdentity.GetCurrent().User
        || identity.IsWellKnown(WellKnownSidType.LocalSystemSid)
        || identity.IsWellKnown(WellKnownSidType.BuiltinAdministratorsSid)
        || identity.IsWellKnown(WellKnownSidType.CreatorOwnerSid)
        || identity.Value == TrustedInstaller;
}
