using System.IO.Pipes;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// A pipe between two processes of the same person. The system checks at both ends who the other is
/// (<see cref="PipeOptions.CurrentUserOnly"/>), and its name is random, so nobody can be there first.
/// </summary>
internal static class CallbackPipe
{
    /// <summary>What the name of every pipe starts with, and of no other file in the folder.</summary>
    public const string NamePrefix = "sso-pipe-";

    private const PipeOptions Options = PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly;

    // A listener writes its name down when it listens already; this is for one that is busy with another message.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    public static string NewName() => $"{NamePrefix}{Guid.NewGuid():N}";

    public static NamedPipeServerStream Listen(PipeAddress address) =>
        new(address.Path, PipeDirection.InOut, maxNumberOfServerInstances: 1, PipeTransmissionMode.Byte, Options);

    /// <summary>A connection, or <see langword="null"/> where nobody listens any more.</summary>
    public static async Task<NamedPipeClientStream?> TryConnectAsync(PipeAddress address, CancellationToken cancellationToken)
    {
        var client = new NamedPipeClientStream(".", address.Path, PipeDirection.InOut, Options);
        try
        {
            await client.ConnectAsync(Patience, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch (Exception exception) when (exception is TimeoutException or IOException or UnauthorizedAccessException)
        {
            await client.DisposeAsync().ConfigureAwait(false);
            return null;
        }
    }
}
