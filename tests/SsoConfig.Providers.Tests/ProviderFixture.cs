using SsoConfig.Eng.Machine;
using SsoConfig.Providers.Tests.Servers;

namespace SsoConfig.Providers.Tests;

/// <summary>One running provider for all tests of a class; without it, they are skipped with the reason.</summary>
public abstract class ProviderFixture(Func<CancellationToken, Task<IProvider>> start) : IAsyncLifetime
{
    private IProvider? _provider;
    private string? _absence;

    public IProvider Provider
    {
        get
        {
            Assert.SkipWhen(_absence is not null, _absence ?? "");
            return _provider!;
        }
    }

    public async ValueTask InitializeAsync()
    {
        try
        {
            _provider = await start(TestContext.Current.CancellationToken);
        }
        catch (MissingToolException absence)
        {
            _absence = absence.Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_provider is not null)
        {
            await _provider.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
