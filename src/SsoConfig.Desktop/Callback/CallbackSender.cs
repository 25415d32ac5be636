using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Callback;

/// <summary>The sending end: the process that the operating system has started with a response.</summary>
internal static class CallbackSender
{
    // Longer than a listener may be busy with another connection. A listener that was stopped (SIGSTOP) never replies.
    private static readonly TimeSpan ReplyLimit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Hands the response to the waiting process: whether that one accepts it, or <see langword="null"/> where none replies.
    /// </summary>
    public static async Task<bool?> SendAsync(string folder, string responseUri, CancellationToken cancellationToken)
    {
        if (
            !StateFolder.Exists(folder)
            || await CallbackPipe.ReadAddressAsync(folder, cancellationToken).ConfigureAwait(false) is not { } address
        )
        {
            return null;
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(ReplyLimit);
        var pipe = await CallbackPipe.TryConnectAsync(address, cancellationToken).ConfigureAwait(false);
        if (pipe is null)
        {
            return null;
        }

        await using var _ = pipe.ConfigureAwait(false);
        try
        {
            await CallbackPipe.WriteResponseAsync(pipe, responseUri, limited.Token).ConfigureAwait(false);
            var reply = new byte[1];
            return await pipe.ReadAsync(reply, limited.Token).ConfigureAwait(false) == 1 ? reply[0] == CallbackListener.Accepted : null;
        }
        catch (Exception exception)
            when (exception is IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // It ended or was stopped in between.
            return null;
        }
    }
}
