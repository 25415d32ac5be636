namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>One org for the tests that need nothing special of it.</summary>
public sealed class NativeSsoFixture : IAsyncLifetime
{
    private NativeSsoOrg? _org;

    /// <summary>The org, with a browser that no test has used.</summary>
    internal NativeSsoOrg WithNewBrowser()
    {
        _org!.ReplaceBrowser();
        return _org;
    }

    public async ValueTask InitializeAsync() => _org = await NativeSsoOrg.StartAsync();

    public ValueTask DisposeAsync() => _org!.DisposeAsync();
}
