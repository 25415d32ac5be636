using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace SsoConfig.Desktop.Storage;

/// <summary>Type, owner and permissions of a file, which .NET does not expose as a whole (statx(2) on Linux, stat(2) on macOS).</summary>
[UnsupportedOSPlatform("windows")]
internal readonly partial record struct UnixFileStatus(uint Owner, uint Group, int Mode)
{
    private const int TypeMask = 0xF000;

    public bool IsRegularFile => (Mode & TypeMask) == 0x8000;

    public bool IsSymbolicLink => (Mode & TypeMask) == 0xA000;

    /// <summary>Whether only the owner of a directory's entry may rename or delete it, as in /tmp.</summary>
    public bool IsSticky => (Mode & 0x200) != 0;

    public bool IsWritableByOwner => (Permissions & UnixFileMode.UserWrite) != 0;

    public bool IsWritableByGroup => (Permissions & UnixFileMode.GroupWrite) != 0;

    public bool IsWritableByOthers => (Permissions & UnixFileMode.OtherWrite) != 0;

    public UnixFileMode Permissions => (UnixFileMode)(Mode & 0xFFF);

    /// <summary>The user that this process acts as.</summary>
    public static uint CurrentUser => EffectiveUser();

    /// <summary>
    /// The status of the file itself, not of what a symbolic link refers to; <see langword="null"/> where there is no such file.
    /// </summary>
    public static unsafe UnixFileStatus? Read(string path)
    {
        Span<byte> status = stackalloc byte[256];
        fixed (byte* buffer = status)
        {
            if (OperatingSystem.IsMacOS())
            {
                // struct stat with 64-bit inode numbers: mode at 4, uid at 16, gid at 20.
                var result =
                    RuntimeInformation.ProcessArchitecture == Architecture.X64 ? LinkStatusOfX64(path, buffer) : LinkStatus(path, buffer);
                return result == 0 ? new(ReadUInt32(status[16..]), ReadUInt32(status[20..]), ReadUInt16(status[4..])) : null;
            }

            // struct statx is the same on every architecture: uid at 20, gid at 24, mode at 28.
            const int CurrentFolder = -100,
                NoFollow = 0x100,
                BasicStatus = 0x7FF;
            return ExtendedStatus(CurrentFolder, path, NoFollow, BasicStatus, buffer) == 0
                ? new(ReadUInt32(status[20..]), ReadUInt32(status[24..]), ReadUInt16(status[28..]))
                : null;
        }
    }

    /// <summary>
    /// The path that a symbolic link refers to in the end; the path itself where it is no link, or the link leads nowhere.
    /// </summary>
    public static string FindTarget(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }

    /// <summary>
    /// Whether access to the file is granted by an access control list too (acl(5)); its group bits are then the mask of that list.
    /// </summary>
    public static bool HasAccessList(string path) =>
        OperatingSystem.IsLinux() && ExtendedAttribute(path, "system.posix_acl_access", 0, 0) > 0;

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes) =>
        BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    private static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int ExtendedStatus(int folder, string path, int flags, uint mask, byte* status);

    [LibraryImport("libc", EntryPoint = "lstat", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LinkStatus(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "lstat$INODE64", StringMarshalling = StringMarshalling.Utf8)]
    private static unsafe partial int LinkStatusOfX64(string path, byte* status);

    [LibraryImport("libc", EntryPoint = "getxattr", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ExtendedAttribute(string path, string name, nint value, nint size);
}
