using System.Text;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// Where the processes of an app meet: a file with the name of the pipe that the waiting one listens on. One process at a time changes it.
/// </summary>
internal sealed class CallbackDesk(string folder)
{
    // It is held while one message is sent and answered.
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(30);

    private readonly string _waiting = Path.Combine(folder, "waiting");

    /// <summary>Puts a listener in the place of an earlier one, which is told so.</summary>
    /// <param name="pipeName">The new listener's name.</param>
    /// <param name="listen">Opens its pipe. Under this lock alone, so that whatever pipe is there before belongs to one that has ended or been told to.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task OccupyAsync(string pipeName, Action listen, CancellationToken cancellationToken)
    {
        await using var _ = await LockAsync(cancellationToken).ConfigureAwait(false);
        if (await ReadWaitingAsync(cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            await SendAsync(earlier, CallbackMessage.Superseded, cancellationToken).ConfigureAwait(false);
        }

        PipeAddress.ForgetAll(folder);
        listen();
        await PrivateFile.ReplaceAsync(_waiting, Encoding.UTF8.GetBytes(pipeName), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes the listener's name away again, unless a newer one has its place.</summary>
    public async Task LeaveAsync(string pipeName)
    {
        await using var _ = await LockAsync(CancellationToken.None).ConfigureAwait(false);
        if (await ReadWaitingAsync(CancellationToken.None).ConfigureAwait(false) == pipeName)
        {
            PrivateFile.Delete(_waiting);
        }
    }

    /// <summary>Hands the answer to the waiting process: whether it was taken, or <see langword="null"/> where none waits.</summary>
    public async Task<bool?> DeliverAsync(string responseUri, CancellationToken cancellationToken) =>
        await ReadWaitingAsync(cancellationToken).ConfigureAwait(false) is { } pipeName
            ? await SendAsync(pipeName, new CallbackMessage(responseUri), cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<bool?> SendAsync(string pipeName, CallbackMessage message, CancellationToken cancellationToken)
    {
        using var address = PipeAddress.Of(folder, pipeName);
        await using var pipe = await CallbackPipe.TryConnectAsync(address, cancellationToken).ConfigureAwait(false);
        if (pipe is null)
        {
            return null;
        }

        try
        {
            await message.WriteAsync(pipe, cancellationToken).ConfigureAwait(false);
            var reply = new byte[1];
            return await pipe.ReadAsync(reply, cancellationToken).ConfigureAwait(false) == 1 && reply[0] == CallbackListener.Taken;
        }
        catch (IOException)
        {
            // It died in between.
            return null;
        }
    }

    private async Task<string?> ReadWaitingAsync(CancellationToken cancellationToken) =>
        await PrivateFile.ReadAsync(_waiting, cancellationToken).ConfigureAwait(false) is { Length: > 0 } name ? Encoding.UTF8.GetString(name) : null;

    private ValueTask<FileLock> LockAsync(CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(Path.Combine(StateFolder.EnsurePrivate(folder), "callback.lock"), LockLimit, cancellationToken);
}
