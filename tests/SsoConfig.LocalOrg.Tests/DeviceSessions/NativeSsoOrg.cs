using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

/// <summary>An org with Native SSO, two apps of one family and a stranger, and a browser that First signs in with.</summary>
internal sealed class NativeSsoOrg : IAsyncDisposable
{
    public const string StandardActorTokenType = "urn:openid:params:token-type:device-secret";
    public const string OktaActorTokenType = "urn:x-oath:params:oauth:token-type:device-secret";
    private const string Scope = "openid profile offline_access device_sso";

    private static readonly LocalOrgApp StrangerRegistration = new()
    {
        Name = "Stranger",
        ClientId = "stranger-client",
        RedirectUris = ["com.stranger.sample:/callback"],
        Family = "strangers",
    };

    private NativeSsoOrg(LocalOrgServer server, FakeTimeProvider clock)
    {
        Server = server;
        Clock = clock;
    }

    public LocalOrgServer Server { get; }

    public FakeTimeProvider Clock { get; }

    public UserAgent Browser { get; private set; } = new();

    public TestApp First => OrgFixture.FirstOf(Server);

    public TestApp Second => OrgFixture.SecondOf(Server);

    public TestApp Stranger => new(Server, StrangerRegistration);

    public static async Task<NativeSsoOrg> StartAsync(
        NativeSsoSupport support = NativeSsoSupport.Standard,
        Func<LocalOrgOptions, LocalOrgOptions>? change = null
    )
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var options = OrgFixture.Options with { NativeSso = support, TimeProvider = clock };
        options = options with { Apps = [.. options.Apps, StrangerRegistration] };
        return new NativeSsoOrg(
            await LocalOrgServer.StartAsync(change is null ? options : change(options), TestContext.Current.CancellationToken),
            clock
        );
    }

    /// <summary>A change for <see cref="StartAsync"/>, where a test lets a device secret expire, which lasts as long.</summary>
    public static LocalOrgOptions WithRefreshTokensOfTwoHours(LocalOrgOptions options) =>
        options with
        {
            RefreshTokenLifetime = TimeSpan.FromHours(2),
        };

    /// <summary>A browser without a session, for the next test.</summary>
    public void ReplaceBrowser()
    {
        Browser.Dispose();
        Browser = new UserAgent();
    }

    /// <summary>A sign-in in the browser, for a device secret.</summary>
    public async Task<Json> SignInAsync(
        TestApp app,
        string scope = Scope,
        string? deviceSecret = null,
        string user = "ada@example.com",
        string? prompt = null
    )
    {
        var visit = await Browser.OpenAsync(app.AuthorizeAddress(("scope", scope), ("prompt", prompt)));
        var response = visit.IsHandedOver ? visit : await Browser.SignInAsync(visit, user);
        var tokens = await app.RedeemAsync(response, more: deviceSecret is null ? [] : [("device_secret", deviceSecret)]);
        Assert.True(tokens["id_token"] is not null, $"{response.Address} {tokens.Content}");
        return tokens;
    }

    /// <summary>A token exchange as the specification has it, with changes; a null value leaves a parameter out.</summary>
    public Task<Json> ExchangeAsync(TestApp app, string idToken, string deviceSecret, params (string Name, string? Value)[] changes)
    {
        (string Name, string? Value)[] parameters =
        [
            ("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"),
            ("audience", Server.Issuer),
            ("subject_token", idToken),
            ("subject_token_type", "urn:ietf:params:oauth:token-type:id_token"),
            ("actor_token", deviceSecret),
            ("actor_token_type", StandardActorTokenType),
            ("scope", "openid profile offline_access"),
        ];
        return app.RequestTokensAsync(parameters.Where(one => !changes.Any(change => change.Name == one.Name)).Concat(changes));
    }

    public void Fail(params string[] faults) => Server.Faults.Set(faults.Select(Fault.Parse));

    public ValueTask DisposeAsync()
    {
        Browser.Dispose();
        return Server.DisposeAsync();
    }
}
