using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using SsoConfig.LocalOrg;
using Xunit;

namespace Sample;

/// <summary>Two apps, a clock, faults and the log, with nothing but the package.</summary>
public sealed partial class FamilyTests : IAsyncLifetime
{
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UtcNow);
    private readonly HttpClient _browser = new(
        new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }
    );
    private LocalOrgServer _org = null!;

    [Fact]
    public async Task The_second_app_signs_in_without_a_form()
    {
        await SignInAsync("first");

        Assert.NotEmpty(await AuthorizeAsync("second"));
        Assert.Contains(_org.Log.Events, static entry => entry is { Kind: "authorize", Client: "second", Outcome: "silent" });
    }

    [Fact]
    public async Task A_counted_fault_is_over_after_its_requests()
    {
        _org.Faults.Set(Fault.Parse("token:503:1"));
        var code = await SignInAsync("first");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await RedeemAsync("first", code)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await RedeemAsync("first", code)).StatusCode);
    }

    [Fact]
    public async Task The_clock_ends_the_session()
    {
        await SignInAsync("first");
        _clock.Advance(TimeSpan.FromHours(13));

        Assert.Null(await AuthorizeAsync("second", "&prompt=none"));
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(new LocalOrgOptions { Apps = [App("first"), App("second")], TimeProvider = _clock });

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _org.DisposeAsync();
    }

    private static LocalOrgApp App(string name) =>
        new()
        {
            Name = name,
            ClientId = name,
            RedirectUris = [$"com.{name}.sample:/callback"],
        };

    private async Task<string?> AuthorizeAsync(string app, string more = "") =>
        CodeOf(
            await FollowAsync(
                await _browser.GetAsync(
                    $"{_org.Issuer}/v1/authorize?client_id={app}&response_type=code&scope=openid&state=s&"
                        + $"redirect_uri=com.{app}.sample:/callback&code_challenge={Challenge}&code_challenge_method=S256{more}"
                )
            )
        );

    private async Task<string> SignInAsync(string app)
    {
        var form = await FollowAsync(
            await _browser.GetAsync(
                $"{_org.Issuer}/v1/authorize?client_id={app}&response_type=code&scope=openid&state=s&"
                    + $"redirect_uri=com.{app}.sample:/callback&code_challenge={Challenge}&code_challenge_method=S256"
            )
        );
        var interaction = Interaction().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        return CodeOf(
            await FollowAsync(
                await _browser.PostAsync(
                    form.RequestMessage!.RequestUri,
                    new FormUrlEncodedContent(
                        new Dictionary<string, string>
                        {
                            ["interaction"] = interaction,
                            ["username"] = LocalOrgUser.Defaults[0].Email,
                            ["password"] = LocalOrgUser.Password,
                            ["action"] = "sign-in",
                        }
                    )
                )
            )
        )!;
    }

    private Task<HttpResponseMessage> RedeemAsync(string app, string code) =>
        _browser.PostAsync(
            $"{_org.Issuer}/v1/token",
            new FormUrlEncodedContent(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "authorization_code",
                    ["client_id"] = app,
                    ["code"] = code,
                    ["redirect_uri"] = $"com.{app}.sample:/callback",
                    ["code_verifier"] = Verifier,
                }
            )
        );

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage response)
    {
        while (response.Headers.Location is { } next && new Uri(response.RequestMessage!.RequestUri!, next) is { Scheme: "http" } address)
        {
            response = await _browser.GetAsync(address);
        }

        return response;
    }

    private static string? CodeOf(HttpResponseMessage response) =>
        Code().Match(response.Headers.Location?.OriginalString ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex("""name="interaction" value="([^"]*)""")]
    private static partial Regex Interaction();

    [GeneratedRegex("[?&]code=([^&]*)")]
    private static partial Regex Code();
}
