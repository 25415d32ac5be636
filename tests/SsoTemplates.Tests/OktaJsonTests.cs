using System.Text.Json;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class OktaJsonTests(TemplatePack pack)
{
    private const string RealIssuer = "https://dev-123.okta.com/oauth2/default";
    private const string LocalIssuer = "http://127.0.0.1:5080/oauth2/default";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    [Fact]
    public async Task The_redirect_uris_carry_the_scheme()
    {
        var okta = await GenerateAsync();

        Assert.Equal("com.first.sample:/callback", okta["redirectUri"]);
        Assert.Equal("com.first.sample:/logout", okta["logoutRedirectUri"]);
    }

    [Fact]
    public async Task Without_an_issuer_it_is_left_to_the_family()
    {
        Assert.DoesNotContain("issuer", (await GenerateAsync()).Keys);
    }

    [Theory]
    [InlineData]
    [InlineData("--issuer", RealIssuer)]
    public async Task Without_a_client_id_it_is_a_placeholder(params string[] options)
    {
        Assert.Equal("{clientId}", (await GenerateAsync(options))["clientId"]);
    }

    [Fact]
    public async Task The_file_for_the_local_org_has_its_issuer_and_the_scheme_as_client_id()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var local = Parse(app.Read("okta.local-org.json"));

        Assert.Equal((LocalIssuer, "com.first.sample"), (local["issuer"], local["clientId"]));
    }

    [Fact]
    public async Task An_issuer_is_written_as_given()
    {
        Assert.Equal(RealIssuer, (await GenerateAsync("--issuer", RealIssuer))["issuer"]);
    }

    [Fact]
    public async Task A_client_id_is_written_as_given()
    {
        Assert.Equal("0oa1", (await GenerateAsync("--client-id", "0oa1"))["clientId"]);
    }

    [Fact]
    public async Task The_local_org_is_an_issuer_on_this_machine_that_takes_the_scheme_as_client_id()
    {
        var okta = await GenerateAsync("--local-org");

        Assert.Equal(LocalIssuer, okta["issuer"]);
        Assert.Equal("com.first.sample", okta["clientId"]);
    }

    [Fact]
    public async Task The_file_of_an_existing_app_asks_for_its_client_id()
    {
        using var workspace = pack.CreateWorkspace();

        await workspace.NewAsync("okta-json", "--scheme", "com.first.sample", "--issuer", RealIssuer);

        var okta = Parse(workspace.Read("okta.json"));
        Assert.Equal(("{clientId}", RealIssuer), (okta["clientId"], okta["issuer"]));
    }

    [Theory]
    [InlineData(LocalIssuer)]
    [InlineData(RealIssuer, "--issuer", RealIssuer)]
    public async Task A_family_file_names_the_issuer_alone(string issuer, params string[] options)
    {
        using var workspace = pack.CreateWorkspace();

        await workspace.NewAsync(["okta-org-json", .. options]);

        var org = Parse(workspace.Read("okta.org.json"));
        Assert.Equal(["issuer"], org.Keys);
        Assert.Equal(issuer, org["issuer"]);
    }

    private async Task<Dictionary<string, string>> GenerateAsync(params string[] options)
    {
        using var workspace = pack.CreateWorkspace();
        return Parse((await workspace.NewAppAsync("First", "com.first.sample", options)).Read("okta.json"));
    }

    private static Dictionary<string, string> Parse(string json)
    {
        using var document = JsonDocument.Parse(json, Lenient);
        return document
            .RootElement.EnumerateObject()
            .ToDictionary(static property => property.Name, static property => property.Value.ToString());
    }
}
