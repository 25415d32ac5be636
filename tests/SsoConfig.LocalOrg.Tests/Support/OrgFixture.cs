namespace SsoConfig.LocalOrg.Tests.Support;

/// <summary>One org with two apps for the tests that need nothing special of it; each test brings a browser of its own.</summary>
public sealed class OrgFixture : IAsyncLifetime
{
    internal static readonly LocalOrgApp FirstRegistration = new()
    {
        Name = "First",
        ClientId = "first-client",
        RedirectUris = ["com.first.sample:/callback"],
        LogoutRedirectUris = ["com.first.sample:/logout"],
    };

    internal static readonly LocalOrgApp SecondRegistration = new()
    {
        Name = "Second",
        ClientId = "second-client",
        RedirectUris = ["com.second.sample:/callback"],
        LogoutRedirectUris = ["com.second.sample:/logout"],
        Scopes = ["openid", "profile", "email", "offline_access"],
    };

    internal static LocalOrgOptions Options { get; } = new() { Apps = [FirstRegistration, SecondRegistration] };

    internal LocalOrgServer Org { get; private set; } = null!;

    internal TestApp First => FirstOf(Org);

    internal TestApp Second => SecondOf(Org);

    internal static TestApp FirstOf(LocalOrgServer org) => new(org, FirstRegistration);

    internal static TestApp SecondOf(LocalOrgServer org) => new(org, SecondRegistration);

    public async ValueTask InitializeAsync() => Org = await LocalOrgServer.StartAsync(Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Org.DisposeAsync();
}
