using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Registration;

/// <summary>RFC 7591 on the wire, for a native app as in <c>spec-checklist</c> 4.6.</summary>
public sealed class RegistrationTests : IAsyncLifetime
{
    private LocalOrgServer _org = null!;
    private RegistrationClient _client = null!;

    [Fact]
    public async Task RFC7591_registers_a_native_public_client_and_returns_all_its_metadata()
    {
        var response = await _client.RegisterAsync(RegistrationClient.NativeApp());

        Assert.Equal(HttpStatusCode.Created, response.Status);
        Assert.All(
            RegistrationClient.NativeApp(),
            member => Assert.Equal(member.Value!.ToString().ReplaceLineEndings(""), Compact(response, member.Key))
        );
        Assert.NotEmpty(response["client_id"]!);
        Assert.NotEqual("0", response["client_id_issued_at"]);
        Assert.NotEmpty(response["registration_access_token"]!);
        Assert.StartsWith(await _client.EndpointAsync() + "/", response["registration_client_uri"], StringComparison.Ordinal);
        Assert.Null(response["client_secret"]);
    }

    [Fact]
    public async Task RFC7591_a_registered_app_shares_the_session_of_the_others_without_a_restart()
    {
        using var browser = new UserAgent();
        await OrgFixture.FirstOf(_org).SignInAsync(browser);
        var third = Third(await _client.RegisterAsync(RegistrationClient.NativeApp()));

        var visit = await browser.OpenAsync(third.AuthorizeAddress());
        var tokens = await third.RedeemAsync(visit);

        Assert.True(visit.IsHandedOver);
        Assert.Equal(third.Registration.ClientId, tokens.Identity["aud"]);
        Assert.NotNull((await third.RefreshAsync(tokens.RefreshToken))["access_token"]);
    }

    [Fact]
    public async Task A_registered_app_has_its_name_on_the_pages_and_errors_are_sent_to_it()
    {
        using var browser = new UserAgent();
        var third = Third(await _client.RegisterAsync(RegistrationClient.NativeApp()));

        var form = await browser.OpenAsync(third.AuthorizeAddress());
        var error = await browser.OpenAsync(third.AuthorizeAddress(("scope", "openid email")));
        var front = await browser.OpenAsync(_org.FrontPage);

        Assert.Equal("Sign in to Third", form.Heading);
        Assert.Equal(("com.third.sample", "invalid_request"), (error.Address.Scheme, error["error"]));
        Assert.Contains("com.third.sample:/callback", front.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RFC7591_scopes_of_its_own_api_can_be_requested()
    {
        using var browser = new UserAgent();
        var third = Third(await _client.RegisterAsync(RegistrationClient.NativeAppWith("scope", "\"openid orders.read\"")));

        var tokens = await third.SignInAsync(browser);

        Assert.Equal("openid orders.read", tokens["scope"] ?? string.Join(' ', third.Registration.Scopes));
        Assert.NotNull(tokens["access_token"]);
    }

    [Theory]
    [InlineData("redirect_uris", "-")]
    [InlineData("redirect_uris", "[]")]
    [InlineData("redirect_uris", "[\"/callback\"]")]
    [InlineData("redirect_uris", "[\"com.third.sample:/callback#fragment\"]")]
    [InlineData("redirect_uris", "[\"com.third.sample:/call back\"]")]
    [InlineData("redirect_uris", "[\"third:/callback\"]")]
    [InlineData("redirect_uris", "[\"javascript:alert(1)\"]")]
    [InlineData("redirect_uris", "[\"http://third.example.com/callback\"]")]
    [InlineData("redirect_uris", "[\"https://localhost/callback\"]")]
    [InlineData("redirect_uris", "[\"https://user@third.example.com/callback\"]")]
    [InlineData("redirect_uris", "[\"com.third.sample:/callback\", \"http://third.example.com/callback\"]")]
    public async Task RFC7591_invalid_redirect_uri(string member, string json)
    {
        await AssertRefusedAsync("invalid_redirect_uri", await _client.RegisterAsync(RegistrationClient.NativeAppWith(member, json)));
    }

    [Theory]
    [InlineData("application_type", "-")]
    [InlineData("application_type", "\"web\"")]
    [InlineData("token_endpoint_auth_method", "-")]
    [InlineData("token_endpoint_auth_method", "\"client_secret_basic\"")]
    [InlineData("grant_types", "[\"refresh_token\"]")]
    [InlineData("grant_types", "[\"authorization_code\", \"implicit\"]")]
    [InlineData("grant_types", "\"authorization_code\"")]
    [InlineData("response_types", "[\"token\"]")]
    [InlineData("response_types", "[\"code\", 1]")]
    [InlineData("client_name", "5")]
    [InlineData("contacts", "\"ada@example.com\"")]
    [InlineData("post_logout_redirect_uris", "[\"/logout\"]")]
    [InlineData("redirect_uris", "\"com.third.sample:/callback\"")]
    [InlineData("dpop_bound_access_tokens", "true")]
    [InlineData("require_pushed_authorization_requests", "true")]
    [InlineData("require_pushed_authorization_requests", "\"yes\"")]
    public async Task RFC7591_invalid_client_metadata(string member, string json)
    {
        await AssertRefusedAsync("invalid_client_metadata", await _client.RegisterAsync(RegistrationClient.NativeAppWith(member, json)));
    }

    [Fact]
    public async Task RFC7591_unapproved_software_statement()
    {
        await AssertRefusedAsync(
            "unapproved_software_statement",
            await _client.RegisterAsync(RegistrationClient.NativeAppWith("software_statement", "\"eyJhbGciOiJub25lIn0.e30.\""))
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{ "client_name": "A", "client_name": "B" }""")]
    public async Task RFC7591_a_body_that_is_not_a_json_object_is_refused(string body)
    {
        await AssertRefusedAsync(
            "invalid_client_metadata",
            await Json.ReadAsync(_client.SendTextAsync(HttpMethod.Post, await _client.EndpointAsync(), body, token: null))
        );
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data")]
    public async Task A_web_page_cannot_register_a_client_with_a_content_type_that_needs_no_preflight(string contentType)
    {
        var address = await _client.EndpointAsync();

        await AssertRefusedAsync(
            "invalid_client_metadata",
            await Json.ReadAsync(_client.SendAsync(HttpMethod.Post, address, RegistrationClient.NativeApp(), token: null, contentType))
        );
        using var preflight = await _client.SendAsync(HttpMethod.Options, address, metadata: null, token: null);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, preflight.StatusCode);
        Assert.DoesNotContain(
            preflight.Headers,
            static header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task A_body_over_64_KB_is_refused()
    {
        using var response = await _client.SendTextAsync(
            HttpMethod.Post,
            await _client.EndpointAsync(),
            $$"""{ "client_name": "{{new string('x', 70_000)}}" }""",
            token: null
        );

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task RFC7591_a_member_that_the_org_does_not_know_is_ignored()
    {
        var response = await _client.RegisterAsync(RegistrationClient.NativeAppWith("com.example.unknown", "{ \"a\": [1] }"));

        Assert.Equal(HttpStatusCode.Created, response.Status);
        Assert.Null(response["com.example.unknown"]);
    }

    [Fact]
    public async Task RFC7591_a_registration_is_not_cached()
    {
        using var response = await _client.SendAsync(
            HttpMethod.Post,
            await _client.EndpointAsync(),
            RegistrationClient.NativeApp(),
            token: null
        );

        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task RFC7591_each_registration_is_a_client_of_its_own()
    {
        var first = await _client.RegisterAsync(RegistrationClient.NativeApp());
        var second = await _client.RegisterAsync(RegistrationClient.NativeApp());

        Assert.NotEqual(first["client_id"], second["client_id"]);
        Assert.NotEqual(first["registration_access_token"], second["registration_access_token"]);
    }

    [Fact]
    public async Task A_lost_response_leaves_the_client_registered()
    {
        _org.Faults.Set(Fault.Parse("register:lost:1"));

        await Assert.ThrowsAsync<HttpRequestException>(() => _client.RegisterAsync(RegistrationClient.NativeApp()));

        Assert.Contains(_org.Log.Events, static one => one is { Kind: "register", Outcome: "ok" });
    }

    [Fact]
    public async Task Registration_is_off_by_default()
    {
        await using var org = await LocalOrgServer.StartAsync(OrgFixture.Options, TestContext.Current.CancellationToken);

        using var response = await _client.SendAsync(
            HttpMethod.Post,
            $"{org.Issuer}/v1/clients",
            RegistrationClient.NativeApp(),
            token: null
        );

        Assert.Null((await OrgFixture.FirstOf(org).DiscoverAsync())["registration_endpoint"]);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task An_org_with_registration_starts_without_apps()
    {
        await using var org = await LocalOrgServer.StartAsync(Options with { Apps = [] }, TestContext.Current.CancellationToken);
        using var client = new RegistrationClient(org);
        using var browser = new UserAgent();

        var tokens = await Third(await client.RegisterAsync(RegistrationClient.NativeApp()), org).SignInAsync(browser);

        Assert.NotNull(tokens["access_token"]);
    }

    private static LocalOrgOptions Options => OrgFixture.Options with { AllowClientRegistration = true };

    public async ValueTask InitializeAsync()
    {
        _org = await LocalOrgServer.StartAsync(Options, TestContext.Current.CancellationToken);
        _client = new RegistrationClient(_org);
    }

    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return _org.DisposeAsync();
    }

    private async Task AssertRefusedAsync(string error, Json response)
    {
        Assert.Equal((HttpStatusCode.BadRequest, error), (response.Status, response["error"]));
        Assert.NotEmpty(response["error_description"]!);
        Assert.Contains(_org.Log.Events, one => one is { Kind: "register" } && one.Outcome == $"error:{error}");
        Assert.DoesNotContain(_org.Log.Events, static one => one is { Kind: "register", Outcome: "ok" });
    }

    private TestApp Third(Json registered) => Third(registered, _org);

    private static TestApp Third(Json registered, LocalOrgServer org) =>
        new(
            org,
            new LocalOrgApp
            {
                Name = "Third",
                ClientId = registered["client_id"]!,
                RedirectUris = [.. registered.Content.GetProperty("redirect_uris").EnumerateArray().Select(static uri => uri.GetString()!)],
                Scopes = registered["scope"]!.Split(' '),
            }
        );

    private static string? Compact(Json response, string member) =>
        response.Content.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.Array
            ? JsonNode.Parse(value.GetRawText())!.ToString().ReplaceLineEndings("")
            : response[member];
}
