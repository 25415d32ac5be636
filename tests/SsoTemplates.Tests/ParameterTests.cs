using System.Text.Json;
using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>
/// A wrong value of a parameter is corrected where the user sees it, or is an error of the build at the line that it is in.
/// </summary>
public sealed class ParameterTests(TemplatePack pack, ParameterTests.UncorrectableApps uncorrectable)
    : IClassFixture<ParameterTests.UncorrectableApps>
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [Case("F7")]
    [InlineData("com.first.sample:/callback")]
    [InlineData("com.first.sample://callback")]
    [InlineData("Com.First.SAMPLE")]
    [InlineData(" com.first.sample ")]
    [InlineData("\"com.first.sample\"")]
    public async Task A_pasted_scheme_is_corrected_and_shown(string value)
    {
        using var workspace = pack.CreateWorkspace();

        var output = await workspace.NewAsync("maui-sso-app", "-n", "First", "--scheme", value);

        var okta = Read(workspace, "First/okta.json");
        Assert.Equal(("com.first.sample:/callback", "com.first.sample:/logout"), (okta["redirectUri"], okta["logoutRedirectUri"]));
        Assert.Contains("Sign-in redirect URI   com.first.sample:/callback\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://dev-123.okta.com/oauth2/default/.well-known/openid-configuration", "https://dev-123.okta.com/oauth2/default")]
    [InlineData("https://dev-123.okta.com/", "https://dev-123.okta.com")]
    [InlineData("https://dev-123.oktapreview.com/oauth2/default/", "https://dev-123.oktapreview.com/oauth2/default")]
    [InlineData("https://tenant.auth0.com/", "https://tenant.auth0.com/")]
    [InlineData(" https://idp.example.com/realms/shop ", "https://idp.example.com/realms/shop")]
    public async Task A_pasted_issuer_is_corrected(string value, string expected)
    {
        using var workspace = pack.CreateWorkspace();

        await workspace.NewAsync("okta-org-json", "--issuer", value);

        Assert.Equal(expected, Read(workspace, "okta.org.json")["issuer"]);
    }

    [Theory]
    [InlineData(" 0oa1 ", "0oa1")]
    [InlineData("'0oa1'", "0oa1")]
    [InlineData("a\"b\\c", "a\"b\\c")]
    [InlineData("  ", "{clientId}")]
    public async Task A_client_id_is_written_as_a_JSON_string_without_quotes_and_spaces_around_it(string value, string expected)
    {
        using var workspace = pack.CreateWorkspace();

        await workspace.NewAsync("okta-json", "--scheme", "com.first.sample", "--client-id", value);

        Assert.Equal(expected, Read(workspace, "okta.json")["clientId"]);
    }

    [Theory]
    [InlineData("com.first-app.sample", "", "com.firstapp.sample")]
    [InlineData("com.2nd.sample", "", "com.app2nd.sample")]
    [InlineData("com.first.sample", "com.other.id", "com.other.id")]
    [InlineData("com.first.sample", "My App!", "com.companyname.MyApp")]
    [InlineData("com.first.sample", "com..my_app.<id>.", "com.myapp.id")]
    public async Task The_application_id_is_one_that_every_platform_accepts(string scheme, string value, string expected)
    {
        using var workspace = pack.CreateWorkspace();

        var app = await workspace.NewAppAsync("First", scheme, "--application-id", value);

        Assert.Contains($"<ApplicationId>{expected}</ApplicationId>", app.Read("First.csproj"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(UncorrectableApps.Names), MemberType = typeof(UncorrectableApps))]
    public void A_value_that_cannot_be_corrected_is_an_error_of_the_build_at_its_line(string name)
    {
        var line = uncorrectable.LineOf(name);

        Assert.Contains(uncorrectable.ErrorsOf(name), error => error.Contains($"okta.json({line},", StringComparison.Ordinal));
    }

    private static Dictionary<string, string> Read(Workspace workspace, string file)
    {
        using var document = JsonDocument.Parse(workspace.Read(file), Lenient);
        return document
            .RootElement.EnumerateObject()
            .ToDictionary(static property => property.Name, static property => property.Value.ToString());
    }

    /// <summary>One app for each wrong value, built together once.</summary>
    public sealed class UncorrectableApps(TemplatePack pack) : IAsyncLifetime
    {
        private const string RealIssuer = "https://dev-123.okta.com/oauth2/default";

        private static readonly Dictionary<string, (string[] Options, string Key)> Apps = new()
        {
            ["EmptyScheme"] = (["--scheme", ""], "redirectUri"),
            ["WebScheme"] = (["--scheme", "https://example.com/callback"], "redirectUri"),
            ["SchemeWithSpace"] = (["--scheme", "com.first sample"], "redirectUri"),
            ["SchemeWithUnderscore"] = (["--scheme", "com.first_app.sample"], "redirectUri"),
            ["SchemeWithQuote"] = (["--scheme", "com.fi\"rst.sample"], "redirectUri"),
            ["NoClientId"] = (["--scheme", "com.client.sample", "--issuer", RealIssuer], "clientId"),
            ["ClientIdWithSpace"] = (["--scheme", "com.space.sample", "--issuer", RealIssuer, "--client-id", "0oa 1"], "clientId"),
            ["IssuerWithoutScheme"] = (["--scheme", "com.issuer.sample", "--issuer", "dev-123.okta.com", "--client-id", "0oa1"], "issuer"),
            ["IssuerOfTheConsole"] = (
                ["--scheme", "com.admin.sample", "--issuer", "https://dev-123-admin.okta.com", "--client-id", "0oa1"],
                "issuer"
            ),
            ["InsecureIssuer"] = (["--scheme", "com.http.sample", "--issuer", "http://dev-123.okta.com", "--client-id", "0oa1"], "issuer"),
        };

        private readonly Dictionary<string, int> _lines = [];
        private string[] _errors = [];

        public static TheoryData<string> Names => [.. Apps.Keys];

        public async ValueTask InitializeAsync()
        {
            using var workspace = pack.CreateWorkspace();
            foreach (var (name, app) in Apps)
            {
                await workspace.NewAsync(["maui-sso-app", "-n", name, .. app.Options]);
                _lines[name] =
                    workspace
                        .Read($"{name}/okta.json")
                        .Split('\n')
                        .Index()
                        .First(line => line.Item.Contains($"\"{app.Key}\"", StringComparison.Ordinal))
                        .Index + 1;
            }

            await workspace.NewAsync("sln", "-n", "Wrong");
            (await workspace.RunAsync(["sln", "add", .. Apps.Keys])).EnsureSucceeded();
            var build = await workspace.RunAsync("build", "-nologo");
            Assert.False(build.Succeeded, build.Output);
            _errors = [.. build.Output.Split('\n').Where(static line => line.Contains("error SSO", StringComparison.Ordinal))];
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        internal int LineOf(string name) => _lines[name];

        internal string[] ErrorsOf(string name) =>
            [
                .. _errors.Where(error =>
                    error.Contains($"{Path.DirectorySeparatorChar}{name}{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
                ),
            ];
    }
}
