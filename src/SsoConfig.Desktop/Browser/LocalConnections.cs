using System.Globalization;
using System.Net;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Browser;

/// <summary>Whose the other end of a connection within this machine is.</summary>
internal enum ConnectionOwner
{
    /// <summary>This user, or root, who can read everything anyway.</summary>
    SameUser,

    /// <summary>Another user of the machine.</summary>
    OtherUser,

    /// <summary>The system does not say.</summary>
    Unknown,
}

/// <summary>The kernel's table of TCP connections, which names the owner of each end (Linux, proc(5): /proc/net/tcp and tcp6).</summary>
internal static class LocalConnections
{
    private static readonly string[] Tables = ["/proc/net/tcp", "/proc/net/tcp6"];

    public static ConnectionOwner FindOwner(IPEndPoint remote, IPEndPoint local)
    {
        if (!OperatingSystem.IsLinux())
        {
            return ConnectionOwner.Unknown;
        }

        try
        {
            return FindOwner(Tables.Where(File.Exists).SelectMany(File.ReadLines), remote.Port, local.Port, UnixFileStatus.CurrentUser);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ConnectionOwner.Unknown;
        }
    }

    /// <param name="lines">The table's lines: number, address:port of the end, address:port of the other end (hexadecimal), state, …,
    /// owner.</param>
    /// <param name="port">The port of the end whose owner is asked for.</param>
    /// <param name="otherPort">The port of its other end.</param>
    /// <param name="user">This user.</param>
    internal static ConnectionOwner FindOwner(IEnumerable<string> lines, int port, int otherPort, uint user)
    {
        const int OwnEnd = 1,
            OtherEnd = 2,
            Owner = 7;
        var isTable = false;
        var owners = new List<uint>();
        foreach (
            var fields in lines
                .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(static fields => fields.Length > Owner)
        )
        {
            isTable = true;
            if (Port(fields[OwnEnd]) == port && Port(fields[OtherEnd]) == otherPort)
            {
                owners.Add(uint.Parse(fields[Owner], CultureInfo.InvariantCulture));
            }
        }

        // Another user's socket may have the same port on another loopback address: then it is not told apart, and none is trusted.
        return !isTable ? ConnectionOwner.Unknown
            : owners.Count > 0 && owners.All(owner => owner == user || owner == 0) ? ConnectionOwner.SameUser
            : ConnectionOwner.OtherUser;
    }

    private static int? Port(string end) =>
        int.TryParse(end.AsSpan(end.LastIndexOf(':') + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var port)
            ? port
            : null;
}
