using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// The waiting end: listens until the expected response arrives or a newer request takes over. A newer request says so by replacing the
/// address file alone and waits for nobody, so that a process that was stopped (SIGSTOP) holds nothing up.
/// </summary>
internal sealed class CallbackListener : IAsyncDisposable
{
    /// <summary>The reply to a response that was expected.</summary>
    public const byte Accepted = 1;

    private const byte Refused = 0;
    private static readonly TimeSpan MessageLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PauseAfterFailedConnection = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan TakeoverInterval = TimeSpan.FromMilliseconds(500);

    // It is held while a few files are changed.
    private static readonly TimeSpan LockLimit = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly string _address;
    private readonly NamedPipeServerStream _pipe;

    private CallbackListener(string folder)
    {
        _folder = folder;
        _address = CallbackPipe.NewAddress(folder);
        _pipe = CallbackPipe.Listen(_address);
    }

    public static async Task<CallbackListener> StartAsync(string folder, CancellationToken cancellationToken)
    {
        StateFolder.EnsurePrivate(folder);
        await using var _ = await LockAsync(folder, cancellationToken).ConfigureAwait(false);

        // Under the lock, nobody is between opening a socket and writing down its address: each socket belongs to a request that this one
        // replaces.
        CallbackPipe.DeleteAll(folder);
        var listener = new CallbackListener(folder);
        try
        {
            await PrivateFile
                .ReplaceAsync(CallbackPipe.AddressFile(folder), Encoding.UTF8.GetBytes(listener._address), cancellationToken)
                .ConfigureAwait(false);
            return listener;
        }
        catch
        {
            await listener.CloseAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The first response that is expected, or <see langword="null"/> where a newer request has taken over.</summary>
    public async Task<string?> WaitAsync(Func<string, bool> isExpected, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var response = ReceiveExpectedAsync(isExpected, either.Token);
        var takeover = IsTakenOverAsync(either.Token);
        await Task.WhenAny(response, takeover).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
        await ((Task)Task.WhenAll(response, takeover)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        return takeover.IsCompletedSuccessfully && !response.IsCompletedSuccessfully ? null : await response.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        try
        {
            await using var _ = await LockAsync(_folder, CancellationToken.None).ConfigureAwait(false);
            if (await CallbackPipe.ReadAddressAsync(_folder, CancellationToken.None).ConfigureAwait(false) == _address)
            {
                PrivateFile.Delete(CallbackPipe.AddressFile(_folder));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or TimeoutException)
        {
            // The address of a pipe that has ended misleads nobody: a response then finds no process, as after a kill.
        }
    }

    private async Task CloseAsync()
    {
        await _pipe.DisposeAsync().ConfigureAwait(false);
        CallbackPipe.Delete(_folder, _address);
    }

    private async Task<string> ReceiveExpectedAsync(Func<string, bool> isExpected, CancellationToken cancellationToken)
    {
        while (true)
        {
            await ConnectAsync(cancellationToken).ConfigureAwait(false);
            var response = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            var isAccepted = response is not null && isExpected(response);
            await ReplyAsync(isAccepted ? Accepted : Refused, cancellationToken).ConfigureAwait(false);
            if (isAccepted)
            {
                return response!;
            }
        }
    }

    /// <summary>
    /// A connection that fails while it is made does not end the waiting: it is another user's, whom .NET refuses, or its process has
    /// ended.
    /// </summary>
    private async Task ConnectAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _pipe.WaitForConnectionAsync(cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SocketException)
            {
                await RecoverAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Not part of the loop that calls it: when trimmed, an endless loop that ends with a branch for one system is invalid
    // (https://github.com/dotnet/linker/pull/2966 mends this at the end of a method, not of a try block).
    private async Task RecoverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(PauseAfterFailedConnection, cancellationToken).ConfigureAwait(false);
        if (OperatingSystem.IsWindows())
        {
            // The end of the pipe that failed has to be given up before the next one.
            _pipe.Disconnect();
        }
    }

    private async Task IsTakenOverAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TakeoverInterval);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!await IsCurrentAsync(cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    // Not when another address is in the file, nor when none is: then a newer request has taken over and ended.
    private async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Windows cannot replace a file that another process reads.
            await using var _ = OperatingSystem.IsWindows() ? await LockAsync(_folder, cancellationToken).ConfigureAwait(false) : null;
            return await CallbackPipe.ReadAddressAsync(_folder, cancellationToken).ConfigureAwait(false) == _address;
        }
        catch (Exception exception) when (exception is IOException or TimeoutException)
        {
            // It is read again soon.
            return true;
        }
    }

    // A process that connects and sends nothing must not keep the real response out.
    private async Task<string?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(MessageLimit);
        try
        {
            return await CallbackPipe.TryReadResponseAsync(_pipe, limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task ReplyAsync(byte reply, CancellationToken cancellationToken)
    {
        try
        {
            await _pipe.WriteAsync(new[] { reply }, cancellationToken).ConfigureAwait(false);
            if (OperatingSystem.IsWindows())
            {
                // Disconnecting there drops what the other end has not read yet.
                _pipe.WaitForPipeDrain();
            }

            _pipe.Disconnect();
        }
        catch (IOException)
        {
            // The sender has ended; its message has arrived all the same.
            _pipe.Disconnect();
        }
    }

    private static ValueTask<FileLock> LockAsync(string folder, CancellationToken cancellationToken) =>
        FileLock.AcquireAsync(Path.Combine(folder, "callback.lock"), LockLimit, cancellationToken);
}
