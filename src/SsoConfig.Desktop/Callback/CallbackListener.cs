using System.IO.Pipes;
using SsoConfig.Desktop.Storage;

namespace SsoConfig.Desktop.Callback;

/// <summary>The waiting process's end: listens until the expected answer arrives or a newer request takes over.</summary>
internal sealed class CallbackListener : IAsyncDisposable
{
    /// <summary>The reply to an answer that was expected.</summary>
    public const byte Taken = 1;

    private const byte Refused = 0;
    private static readonly TimeSpan MessageTimeout = TimeSpan.FromSeconds(5);

    private readonly CallbackDesk _desk;
    private readonly string _name;
    private readonly PipeAddress _address;
    private readonly NamedPipeServerStream _pipe;

    private CallbackListener(CallbackDesk desk, string name, PipeAddress address)
    {
        _desk = desk;
        _name = name;
        _address = address;
        _pipe = CallbackPipe.Listen(address);
    }

    public static async Task<CallbackListener> StartAsync(string folder, CancellationToken cancellationToken)
    {
        StateFolder.EnsurePrivate(folder);
        var desk = new CallbackDesk(folder);
        var name = CallbackPipe.NewName();
        CallbackListener? listener = null;
        try
        {
            await desk.OccupyAsync(name, () => listener = new CallbackListener(desk, name, PipeAddress.Of(folder, name)), cancellationToken).ConfigureAwait(false);
            return listener!;
        }
        catch when (listener is not null)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The first answer that <paramref name="isExpected"/>, or <see langword="null"/> where a newer request has taken over.</summary>
    public async Task<string?> WaitAsync(Func<string, bool> isExpected, CancellationToken cancellationToken)
    {
        while (true)
        {
            await _pipe.WaitForConnectionAsync(cancellationToken).ConfigureAwait(false);
            var message = await ReceiveAsync(cancellationToken).ConfigureAwait(false);
            var ends = message is not null && (message == CallbackMessage.Superseded || isExpected(message.ResponseUri!));
            await ReplyAsync(ends ? Taken : Refused, cancellationToken).ConfigureAwait(false);
            if (ends)
            {
                return message!.ResponseUri;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _pipe.DisposeAsync().ConfigureAwait(false);
        _address.Dispose();
        await _desk.LeaveAsync(_name).ConfigureAwait(false);
    }

    // A process that connects and says nothing must not keep the real answer out.
    private async Task<CallbackMessage?> ReceiveAsync(CancellationToken cancellationToken)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(MessageTimeout);
        try
        {
            return await CallbackMessage.TryReadAsync(_pipe, limited.Token).ConfigureAwait(false);
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
            // The sender has gone; its message has arrived all the same.
            _pipe.Disconnect();
        }
    }
}
