using System;

namespace SsoConfig.Maui.Family;

/// <summary>Two watches that end together.</summary>
internal sealed class WatchPair(IDisposable first, IDisposable second) : IDisposable
{
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
