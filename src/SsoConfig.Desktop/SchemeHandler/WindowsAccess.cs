namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>One entry of a Windows access list, as far as it says who can change a file or folder.</summary>
/// <param name="Identity">The security identifier of the user or group.</param>
/// <param name="Rights">The access mask (winnt.h).</param>
internal sealed record WindowsAccess(string Identity, int Rights)
{
    /// <summary>What suffices to put another file in the place of one, or another folder in the place of one.</summary>
    public const int Replacing = Delete | DeleteChild | WriteDac | WriteOwner | GenericAll;

    /// <summary>What suffices to change a file's content.</summary>
    public const int Writing = WriteData | AppendData | GenericWrite;

    /// <summary>What suffices to add a file to a folder: the same bit as <c>FILE_WRITE_DATA</c>.</summary>
    public const int AddingFiles = WriteData | GenericWrite;

    private const int WriteData = 0x2;
    private const int AppendData = 0x4;
    private const int DeleteChild = 0x40;
    private const int Delete = 0x10000;
    private const int WriteDac = 0x40000;
    private const int WriteOwner = 0x80000;

    // An entry may hold these in the place of what they stand for.
    private const int GenericAll = 0x10000000;
    private const int GenericWrite = 0x40000000;

    private static readonly string[] Trusted =
    [
        "S-1-3-0", // CREATOR OWNER, which only stands for the owners of files that are created later
        "S-1-5-18", // SYSTEM
        "S-1-5-32-544", // Administrators
        "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464", // TrustedInstaller, which owns the files of Windows
    ];

    /// <summary>Whether it allows or denies; a denial is no reason to trust, as it may not concern every user.</summary>
    public bool IsAllowed { get; init; } = true;

    /// <summary>Whether it is only for what is created below, and not for the folder itself.</summary>
    public bool IsInheritOnly { get; init; }

    /// <summary>Whether it gives any of these rights to any user but this one, the system and administrators.</summary>
    public bool Gives(int rights, string? currentUser) =>
        IsAllowed && !IsInheritOnly && (Rights & rights) != 0 && Identity != currentUser && !Trusted.Contains(Identity);
}
