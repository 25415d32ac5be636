using System.Globalization;

namespace SsoConfig.Desktop.SchemeHandler;

/// <summary>
/// Which groups have no member but one user and root (passwd(5), group(5)): many systems give each user such a group and let it write. A
/// group that the two files do not name, as of a directory service, is taken to have other members.
/// </summary>
internal sealed class UserGroups(IReadOnlyList<string> passwd, IReadOnlyList<string> group)
{
    private const uint Root = 0;

    // Administrators, who can become root.
    private const uint AdministratorsOfMac = 80;

    public static UserGroups Read() => new(ReadLines("/etc/passwd"), ReadLines("/etc/group"));

    public bool IsPrivate(uint id, uint user)
    {
        if (id == Root || OperatingSystem.IsMacOS())
        {
            return id is Root or AdministratorsOfMac;
        }

        var users = passwd.Select(static line => line.Split(':')).Where(static fields => fields.Length > 3).ToList();
        var trusted = users
            .Where(fields => IsNumber(fields[2], user) || IsNumber(fields[2], Root))
            .Select(static fields => fields[0])
            .ToHashSet();
        return group.Select(static line => line.Split(':')).FirstOrDefault(fields => fields.Length > 3 && IsNumber(fields[2], id))
                is { } found
            && found[3].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(trusted.Contains)
            && users.Where(fields => IsNumber(fields[3], id)).All(fields => trusted.Contains(fields[0]));
    }

    private static bool IsNumber(string text, uint number) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value == number;

    private static string[] ReadLines(string path) => File.Exists(path) ? File.ReadAllLines(path) : [];
}
