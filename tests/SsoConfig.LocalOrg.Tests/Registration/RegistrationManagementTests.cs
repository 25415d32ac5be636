using System.Net;
using System.Text.Json.Nodes;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Registration;

/// <summary>RFC 7592 on the wire.</summary>
public sealed class RegistrationManagementTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("sso-org-test-");
    private LocalOrgServer _org = null!;
    private RegistrationClient _client = null!;
    private Json _registered = null!;

    [Fact]
    public async Task RFC7592_a_client_reads_its_registration()
    {
        var read = await _client.ManageAsync(HttpMethod.Get, _registered);

        Assert.Equal(HttpStatusCode.OK, read.Status);
        Assert.Equal(_registered.Content.GetRawText(), read.Content.GetRawText());
    }

    [Fact]
    public async Task RFC7592_an_update_replaces_the_metadata_and_the_registration_access_token()
    {
        var metadata = RegistrationClient.MetadataOf(_registered);
        metadata["redirect_uris"] = new JsonArray("com.third.moved:/callback");
        metadata.Remove("software_id");

        var updated = await _client.ManageAsync(HttpMethod.Put, _registered, metadata);

        Assert.Equal(HttpStatusCode.OK, updated.Status);
        Assert.Equal("[\"com.third.moved:/callback\"]", updated["redirect_uris"]);
        Assert.Null(updated["software_id"]);
        Assert.Equal(_registered["client_id"], updated["client_id"]);
        Assert.NotEqual(_registered["registration_access_token"], updated["registration_access_token"]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.ManageAsync(HttpMethod.Get, _registered)).Status);
        Assert.Equal(HttpStatusCode.OK, (await _client.ManageAsync(HttpMethod.Get, updated)).Status);
    }

    [Fact]
    public async Task RFC7592_the_redirect_uris_of_an_update_are_the_ones_that_responses_go_to()
    {
        using var browser = new UserAgent();
        var metadata = RegistrationClient.MetadataOf(_registered);
        metadata["redirect_uris"] = new JsonArray("com.third.moved:/callback");
        await _client.ManageAsync(HttpMethod.Put, _registered, metadata);

        var before = await browser.OpenAsync(Authorize("com.third.sample:/callback"));
        var after = await browser.OpenAsync(Authorize("com.third.moved:/callback"));

        Assert.Equal("The app's request is not valid", before.Heading);
        Assert.Equal("login_required", after["error"]);
    }

    [Theory]
    [InlineData("client_id", "\"another-client\"")]
    [InlineData("client_id", "-")]
    [InlineData("registration_access_token", "\"a-token\"")]
    [InlineData("registration_client_uri", "\"http://127.0.0.1/\"")]
    [InlineData("client_id_issued_at", "1")]
    [InlineData("client_secret_expires_at", "0")]
    [InlineData("application_type", "\"web\"")]
    public async Task RFC7592_an_update_with_other_members_than_it_may_have_changes_nothing(string member, string json)
    {
        var metadata = RegistrationClient.MetadataOf(_registered);
        metadata.Remove(member);
        if (json != "-")
        {
            metadata[member] = JsonNode.Parse(json);
        }

        var refused = await _client.ManageAsync(HttpMethod.Put, _registered, metadata);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_client_metadata"), (refused.Status, refused["error"]));
        Assert.Equal(_registered.Content.GetRawText(), (await _client.ManageAsync(HttpMethod.Get, _registered)).Content.GetRawText());
    }

    [Fact]
    public async Task RFC7592_a_deleted_client_is_unknown_with_its_tokens()
    {
        using var browser = new UserAgent();
        var third = new TestApp(_org, Registration("com.third.sample:/callback"));
        var tokens = await third.SignInAsync(browser);

        var deleted = await _client.ManageAsync(HttpMethod.Delete, _registered);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.ManageAsync(HttpMethod.Get, _registered)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _client.ManageAsync(HttpMethod.Delete, _registered)).Status);
        Assert.Equal("The app's request is not valid", (await browser.OpenAsync(third.AuthorizeAddress())).Heading);
        Assert.NotNull((await third.RefreshAsync(tokens.RefreshToken))["error"]);
        Assert.NotEqual(HttpStatusCode.OK, (await third.UserInfoAsync(tokens.AccessToken)).Status);
    }

    [Fact]
    public async Task RFC7592_the_token_of_another_client_is_not_accepted()
    {
        var other = await _client.RegisterAsync(RegistrationClient.NativeApp("Fourth"));

        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete])
        {
            using var response = await _client.SendAsync(
                method,
                _registered["registration_client_uri"]!,
                method == HttpMethod.Put ? RegistrationClient.MetadataOf(_registered) : null,
                other["registration_access_token"]
            );
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.ToString());
        }

        Assert.Equal(HttpStatusCode.OK, (await _client.ManageAsync(HttpMethod.Get, _registered)).Status);
    }

    [Fact]
    public async Task An_app_from_a_file_cannot_be_managed()
    {
        using var response = await _client.SendAsync(
            HttpMethod.Delete,
            $"{await _client.EndpointAsync()}/{OrgFixture.FirstRegistration.ClientId}",
            metadata: null,
            _registered["registration_access_token"]
        );

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Contains(_org.Log.Events, static one => one is { Kind: "registration_deleted", Outcome: "error:invalid_token" });
    }

    [Fact]
    public async Task RFC7592_another_method_is_not_allowed()
    {
        using var response = await _client.SendAsync(
            HttpMethod.Patch,
            _registered["registration_client_uri"]!,
            metadata: [],
            _registered["registration_access_token"]
        );

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    [Fact]
    public async Task A_registration_outlives_a_restart_with_a_data_folder()
    {
        using var browser = new UserAgent();
        var issuer = _org.Issuer;
        await _org.DisposeAsync();

        _org = await LocalOrgServer.StartAsync(Options with { Issuer = issuer }, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, (await _client.ManageAsync(HttpMethod.Get, _registered)).Status);
        Assert.Contains("com.third.sample:/callback", (await browser.OpenAsync(_org.FrontPage)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registration_access_token_is_in_no_file_and_not_in_the_log()
    {
        var token = _registered["registration_access_token"]!;
        await _client.ManageAsync(HttpMethod.Get, _registered);
        using var http = new HttpClient();
        var log = await http.GetStringAsync(new Uri(_org.FrontPage, "log"), TestContext.Current.CancellationToken);
        await _org.DisposeAsync();

        var files = _data.GetFiles("*", SearchOption.AllDirectories);

        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
                Assert.DoesNotContain(
                    token,
                    System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file.FullName)),
                    StringComparison.Ordinal
                )
        );
        Assert.Contains("registration_read", log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
    }

    private LocalOrgOptions Options => OrgFixture.Options with { AllowClientRegistration = true, DataFolder = _data.FullName };

    public async ValueTask InitializeAsync()
    {
        _org = await LocalOrgServer.StartAsync(Options, TestContext.Current.CancellationToken);
        _client = new RegistrationClient(_org);
        _registered = await _client.RegisterAsync(RegistrationClient.NativeApp());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _org.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private LocalOrgApp Registration(string redirectUri) =>
        new()
        {
            Name = "Third",
            ClientId = _registered["client_id"]!,
            RedirectUris = [redirectUri],
        };

    private string Authorize(string redirectUri) => new TestApp(_org, Registration(redirectUri)).AuthorizeAddress(("prompt", "none"));
}
