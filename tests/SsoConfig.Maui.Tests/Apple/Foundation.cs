#pragma warning disable IDE0130 // In the place of Apple's own types, as far as the adapters use them.
namespace Foundation;

#pragma warning restore IDE0130

internal enum NSStringEncoding
{
    UTF8 = 4,
}

internal sealed class NSData(byte[] bytes) : IDisposable
{
    public static NSData FromString(string text, NSStringEncoding encoding)
    {
        Assert.Equal(NSStringEncoding.UTF8, encoding);
        return new NSData(System.Text.Encoding.UTF8.GetBytes(text));
    }

    public static NSData FromArray(byte[] bytes) => new(bytes);

    public byte[] ToArray() => bytes;

    public void Dispose() { }
}

internal sealed class NSString(string text) : IDisposable
{
    public static NSString? FromData(NSData data, NSStringEncoding encoding)
    {
        Assert.Equal(NSStringEncoding.UTF8, encoding);
        return new NSString(System.Text.Encoding.UTF8.GetString(data.ToArray()));
    }

    public override string ToString() => text;

    public void Dispose() { }
}

internal sealed class NSError
{
    public nint Code { get; init; }
}

internal sealed class NSBundle
{
    public static NSBundle MainBundle { get; } = new();

    public string BundleIdentifier => Security.SecKeyChain.App.BundleId;
}
