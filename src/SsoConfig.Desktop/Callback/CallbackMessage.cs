using System.Buffers.Binary;
using System.Text;

namespace SsoConfig.Desktop.Callback;

/// <summary>What one process tells the waiting one: an answer that arrived, or, without one, that a newer request has taken its place.</summary>
internal sealed record CallbackMessage(string? ResponseUri)
{
    private const int MaxBytes = 128 * 1024;

    public static CallbackMessage Superseded { get; } = new((string?)null);

    /// <summary>Not the answer, which carries the authorization code.</summary>
    public override string ToString() => nameof(CallbackMessage);

    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        var text = Encoding.UTF8.GetBytes(ResponseUri ?? "");
        var message = new byte[sizeof(int) + text.Length];
        BinaryPrimitives.WriteInt32LittleEndian(message, text.Length);
        text.CopyTo(message, sizeof(int));
        await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The message, or <see langword="null"/> where it is cut off or too long.</summary>
    public static async Task<CallbackMessage?> TryReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            var header = new byte[sizeof(int)];
            await stream.ReadExactlyAsync(header, cancellationToken).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32LittleEndian(header);
            if (length is < 0 or > MaxBytes)
            {
                return null;
            }

            var text = new byte[length];
            await stream.ReadExactlyAsync(text, cancellationToken).ConfigureAwait(false);
            return length == 0 ? Superseded : new CallbackMessage(Encoding.UTF8.GetString(text));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
