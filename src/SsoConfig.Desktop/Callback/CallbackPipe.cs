using System.Buffers.Binary;
using System.IO.Pipes;
using System.Text;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// The pipe that a response takes from the process that the operating system starts to the one that waits. The system checks at both ends
/// that the other one is the same user (<see cref="PipeOptions.CurrentUserOnly"/>); the name is random, so nobody can be there first.
/// </summary>
internal static class CallbackPipe
{
    /// <summary>What the name of every pipe starts with, and of no other file in the folder.</summary>
    public const string NamePrefix = "sso-pipe-";

    private const PipeOptions Options = PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly;
    private const int MaxResponseBytes = 128 * 1024;

    // sockaddr_un has room for 104 bytes on macOS and 108 on Linux (unix(7)), the closing zero included.
    private const int LongestSocketPath = 103;

    // A listener writes its address down when it listens already; this is for one that is busy with another response.
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromMilliseconds(500);

    /// <summary>The file in an app's folder that holds the address of the pipe that the newest request listens on.</summary>
    public static string AddressFile(string folder) => Path.Combine(folder, "waiting");

    /// <summary>
    /// A new address: on Windows a name, elsewhere the path of a socket, in the app's folder unless that is too deep for a socket's path.
    /// </summary>
    public static string NewAddress(string folder)
    {
        var name = $"{NamePrefix}{Guid.NewGuid():N}";
        var path = Path.Combine(folder, name);
        return OperatingSystem.IsWindows() ? name
            : Encoding.UTF8.GetByteCount(path) <= LongestSocketPath ? path
            : Path.Combine(Directory.CreateTempSubdirectory("sso-").FullName, name);
    }

    public static NamedPipeServerStream Listen(string address) =>
        new(address, PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte, Options);

    /// <summary>A connection, or <see langword="null"/> where no process listens any more.</summary>
    public static async Task<NamedPipeClientStream?> TryConnectAsync(string address, CancellationToken cancellationToken)
    {
        var client = new NamedPipeClientStream(".", address, PipeDirection.InOut, Options);
        try
        {
            await client.ConnectAsync(ConnectLimit, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            await client.DisposeAsync().ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>The address of the process that waits, or <see langword="null"/> where none has written one.</summary>
    public static async Task<string?> ReadAddressAsync(string folder, CancellationToken cancellationToken) =>
        await PrivateFile.ReadAsync(AddressFile(folder), cancellationToken).ConfigureAwait(false) is { Length: > 0 } address
            ? Encoding.UTF8.GetString(address)
            : null;

    /// <summary>Removes a socket, with the folder of its own that it may have. On Windows a pipe ends with its process.</summary>
    public static void Delete(string folder, string address)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.Delete(address);
        if (Path.GetDirectoryName(address) is { } parent && parent != folder && Directory.Exists(parent))
        {
            Directory.Delete(parent);
        }
    }

    /// <summary>Removes the sockets that killed processes left in the app's folder.</summary>
    public static void DeleteAll(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var socket in Directory.EnumerateFiles(folder, NamePrefix + "*"))
            {
                File.Delete(socket);
            }
        }
    }

    public static async Task WriteResponseAsync(Stream pipe, string responseUri, CancellationToken cancellationToken)
    {
        var uri = Encoding.UTF8.GetBytes(responseUri);
        var message = new byte[sizeof(int) + uri.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, uri.Length);
        uri.CopyTo(message, sizeof(int));
        await pipe.WriteAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The response, or <see langword="null"/> where it is cut off, empty or too long.</summary>
    public static async Task<string?> TryReadResponseAsync(Stream pipe, CancellationToken cancellationToken)
    {
        try
        {
            var header = new byte[sizeof(int)];
            await pipe.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is <= 0 or > MaxResponseBytes)
            {
                return null;
            }

            var uri = new byte[length];
            await pipe.ReadExactlyAsync(uri, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(uri);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
