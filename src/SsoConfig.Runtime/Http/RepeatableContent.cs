using System.Net;

namespace SsoConfig.Http;

/// <summary>
/// A body that is recorded while it is sent, so that it can be sent once more: some can be read only once (a stream, a sequence behind
/// <see cref="System.Net.Http.Json.JsonContent"/>), and nothing tells which. One that is too large, or was not read to its end, cannot be
/// repeated.
/// </summary>
internal sealed class RepeatableContent : HttpContent
{
    /// <summary>More than this is not kept.</summary>
    internal const int MaxBytes = 1024 * 1024;

    private readonly HttpContent _content;
    private bool _isStarted;
    private volatile byte[]? _recording;

    private RepeatableContent(HttpContent content)
    {
        _content = content;
        foreach (var header in content.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
    }

    /// <summary>The same body; as it is where it is in memory anyway.</summary>
    public static HttpContent? From(HttpContent? content) =>
        content is null or ByteArrayContent or ReadOnlyMemoryContent ? content : new RepeatableContent(content);

    /// <summary>Whether the body can be sent again as it was.</summary>
    public static bool CanRepeat(HttpContent? content) => content is not RepeatableContent { _isStarted: true, _recording: null };

    protected override bool TryComputeLength(out long length)
    {
        length = _content.Headers.ContentLength ?? 0;
        return _content.Headers.ContentLength is not null;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (_recording is { } recording)
        {
            await stream.WriteAsync(recording, cancellationToken).ConfigureAwait(false);
            return;
        }

        _isStarted = true;
        using var recorder = new RecordingStream(stream, MaxBytes);
        await _content.CopyToAsync(recorder, context, cancellationToken).ConfigureAwait(false);
        _recording = recorder.Recording;
    }
}
