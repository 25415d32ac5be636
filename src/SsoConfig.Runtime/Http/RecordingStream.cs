namespace SsoConfig.Http;

/// <summary>Passes on what is written to it, and keeps a copy unless it grows beyond a limit.</summary>
internal sealed class RecordingStream(Stream target, int maxBytes) : Stream
{
    private MemoryStream? _copy = new();

    /// <summary>What was written, or <see langword="null"/> where it was too much.</summary>
    public byte[]? Recording => _copy?.ToArray();

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        Keep(buffer);
        target.Write(buffer);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Keep(buffer.Span);
        return target.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => target.Flush();

    public override Task FlushAsync(CancellationToken cancellationToken) => target.FlushAsync(cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // The target stays open: it is the connection's.
    protected override void Dispose(bool disposing)
    {
        _copy?.Dispose();
        base.Dispose(disposing);
    }

    private void Keep(ReadOnlySpan<byte> buffer)
    {
        if (_copy?.Length + buffer.Length > maxBytes)
        {
            _copy!.Dispose();
            _copy = null;
        }

        _copy?.Write(buffer);
    }
}
