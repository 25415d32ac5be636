#pragma warning disable IDE0130 // In the place of Android's own types, as far as the adapters use them.
namespace Android.App
{
    internal static class Application
    {
        public static Context Context { get; } = new();
    }

    internal sealed class Context
    {
        public Content.ContentResolver ContentResolver { get; set; } = new();
    }
}

namespace Android.OS
{
    internal sealed class Bundle(string key, string value) : IDisposable
    {
        public string? GetString(string name) => name == key ? value : null;

        public void Dispose() { }
    }
}

namespace Android.Net
{
    internal sealed class Uri : IDisposable
    {
        public static Uri Parse(string _) => new();

        public void Dispose() { }
    }
}
