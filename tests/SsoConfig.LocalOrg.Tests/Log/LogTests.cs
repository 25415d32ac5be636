using System.Text.Json;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Log;

public sealed class LogTests : IAsyncLifetime
{
    private readonly UserAgent _browser = new();
    private LocalOrgServer _org = null!;

    private TestApp First => OrgFixture.FirstOf(_org);

    private TestApp Second => OrgFixture.SecondOf(_org);

    [Fact]
    public async Task A_sign_in_with_a_form_and_a_silent_one_can_be_told_apart()
    {
        var tokens = await First.SignInAsync(_browser);
        await Second.SignInAsync(_browser);

        var told = await ReadAsync();

        Assert.Equal(
            [
                "authorize first-client form",
                "sign_in_form_shown first-client",
                "signed_in first-client",
                "code_issued first-client",
                "token first-client ok",
                "authorize second-client silent",
                "code_issued second-client",
                "token second-client ok",
            ],
            told.Select(static one =>
                string.Join(' ', new[] { Text(one, "kind"), Text(one, "client"), Text(one, "outcome") }.OfType<string>())
            )
        );
        Assert.Equal(tokens.Identity["sid"], Text(told.First(static one => Text(one, "kind") == "signed_in"), "sid"));
    }

    [Fact]
    public async Task Errors_are_told_with_their_code()
    {
        await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "none")));
        await First.RefreshAsync("no-token");

        var told = await ReadAsync();

        Assert.Equal(["error:login_required", "error:invalid_grant"], told.Select(static one => Text(one, "outcome")));
        Assert.Equal("none", Text(told[0], "prompt"));
    }

    [Fact]
    public async Task After_a_number_only_what_came_later_is_told()
    {
        await First.SignInAsync(_browser);
        var sofar = (await ReadAsync())[^1].GetProperty("number").GetInt32();
        await _browser.OpenAsync(Second.AuthorizeAddress(("prompt", "none")));

        var told = await ReadAsync($"?after={sofar}");

        Assert.Equal(["authorize", "code_issued"], told.Select(static one => Text(one, "kind")));
    }

    [Fact]
    public async Task No_token_code_verifier_state_or_password_is_ever_in_the_log()
    {
        var form = await _browser.OpenAsync(First.AuthorizeAddress());
        await _browser.SignInAsync(form, password: "a-wrong-password");
        var again = await _browser.OpenAsync(First.AuthorizeAddress(("prompt", "secret-in-prompt")));
        var response = await _browser.SignInAsync(form);
        var tokens = await First.RedeemAsync(response);
        var refreshed = await First.RefreshAsync(tokens.RefreshToken);
        await First.UserInfoAsync(refreshed.AccessToken);
        await First.RevokeAsync(refreshed.RefreshToken, "refresh_token");
        await _browser.OpenAsync(
            First.EndSessionAddress(
                ("id_token_hint", tokens.IdToken),
                ("post_logout_redirect_uri", "com.first.sample:/logout"),
                ("state", "the-state")
            )
        );

        using var http = new HttpClient();
        var log = await http.GetStringAsync(new Uri(_org.FrontPage, "log"), TestContext.Current.CancellationToken);

        string[] secrets =
        [
            response["code"]!,
            tokens.AccessToken,
            tokens.IdToken,
            tokens.RefreshToken,
            refreshed.AccessToken,
            refreshed.RefreshToken,
            TestApp.Verifier,
            TestApp.Challenge,
            "the-state",
            "the-nonce",
            "local-org",
            "a-wrong-password",
            "secret-in-prompt",
            form["interaction"]!,
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, log, StringComparison.Ordinal));
        Assert.True(again.IsHandedOver);
        Assert.Contains("\"end_session\"", log, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync() =>
        _org = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync()
    {
        _browser.Dispose();
        return _org.DisposeAsync();
    }

    private async Task<IReadOnlyList<JsonElement>> ReadAsync(string query = "")
    {
        using var http = new HttpClient();
        var log = await Json.ReadAsync(http.GetAsync(new Uri(_org.FrontPage, "log" + query), TestContext.Current.CancellationToken));
        return [.. log.Content.EnumerateArray()];
    }

    private static string? Text(JsonElement happened, string name) =>
        happened.TryGetProperty(name, out var value) ? value.GetString() : null;
}
