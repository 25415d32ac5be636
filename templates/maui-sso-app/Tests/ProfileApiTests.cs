using SsoConfig;
using Xunit;

namespace SsoAppNamespace.Tests;

public sealed class ProfileApiTests
{
    private const string Issuer = "https://provider.example.com";

    [Fact]
    public async Task A_provider_without_a_userinfo_endpoint_is_reported()
    {
        using var provider = new FakeProvider(Issuer);
        using var sso = new SsoClient(OktaConfig.Options with { Issuer = Issuer }, new FakeBrowser(), new MemoryTokenStore());
        using var api = new ProfileApi(sso, Issuer, provider);

        var result = await api.GetNameAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new ApiResult.Failed("The provider has no userinfo endpoint: call your own API here."), result);
    }
}
