using SsoConfig.LocalOrg;

namespace SsoConfig.Tool.Tests.Support;

/// <summary>One org with two apps for the tests that need nothing special of it; each test brings a browser of its own.</summary>
public sealed class OrgFixture : IAsyncLifetime
{
    internal static readonly OrgApp FirstRegistration =
        new("First", "first-client", ["com.first.sample:/callback"], ["com.first.sample:/logout"], ["openid", "profile", "offline_access"]);

    internal static readonly OrgApp SecondRegistration =
        new("Second", "second-client", ["com.second.sample:/callback"], ["com.second.sample:/logout"], ["openid", "profile", "email", "offline_access"]);

    internal static LocalOrgOptions Options { get; } = new() { Apps = [FirstRegistration, SecondRegistration] };

    internal LocalOrgServer Org { get; private set; } = null!;

    internal TestApp First => FirstOf(Org);

    internal TestApp Second => SecondOf(Org);

    internal static TestApp FirstOf(LocalOrgServer org) => new(org, FirstRegistration);

    internal static TestApp SecondOf(LocalOrgServer org) => new(org, SecondRegistration);

    public async ValueTask InitializeAsync() => Org = await LocalOrgServer.StartAsync(Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
