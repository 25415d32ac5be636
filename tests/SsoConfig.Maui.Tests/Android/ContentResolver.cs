#pragma warning disable IDE0130 // In the place of Android's own types, as far as the adapters use them.
namespace Android.Content;

#pragma warning restore IDE0130

/// <summary>An app that dies while it is called.</summary>
internal sealed class DeadObjectException : Exception;

/// <summary>Two installed apps: this one, and another one with a provider.</summary>
internal sealed class ContentResolver
{
    /// <summary>What the other app responds to a method and its argument.</summary>
    public Func<string, string?, OS.Bundle?> Respond { get; set; } = static (_, _) => null;

    /// <summary>Whether Android has ended this app, because it held a stable reference to an app that died.</summary>
    public bool HasEndedThisApp { get; set; }

    public List<ContentProviderClient> Acquired { get; } = [];

    public OS.Bundle? Call(Net.Uri uri, string method, string? argument, OS.Bundle? extras)
    {
        try
        {
            return Respond(method, argument);
        }
        catch (DeadObjectException)
        {
            HasEndedThisApp = true;
            throw;
        }
    }

    public ContentProviderClient? AcquireUnstableContentProviderClient(string name)
    {
        if (name != "com.second.app.sso")
        {
            return null;
        }

        var client = new ContentProviderClient(this);
        Acquired.Add(client);
        return client;
    }
}

internal sealed class ContentProviderClient(ContentResolver resolver) : IDisposable
{
    public int Releases { get; private set; }

    public OS.Bundle? Call(string method, string? argument, OS.Bundle? extras) => resolver.Respond(method, argument);

    public void Close() => Releases++;

    public bool Release() => ++Releases > 0;

    /// <summary>The object of this runtime alone: Android's reference stays.</summary>
    public void Dispose() { }
}
