using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Credentials;

public sealed class CredentialTests : IDisposable
{
    // Each line of PEM has 48 bytes: of a key of 2048 bits, these are within the exponent in both formats.
    private const int LineOfPrivateExponent = 9;
    private readonly Scenario _scenario = Scenario.OfTwo();

    public CredentialTests() => _scenario.Variables.Clear();

    [Fact]
    public async Task Without_a_token_the_ways_to_give_one_are_named_and_nothing_is_sent()
    {
        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.All(
            ["OKTA_API_TOKEN", "okta.yaml", "--token-stdin", "Security, API, Tokens"],
            text => Assert.Contains(text, result.Error, StringComparison.Ordinal)
        );
        Assert.Empty(_scenario.Okta.Requests);
    }

    [Fact]
    public async Task Terraform_s_variables_come_first_then_the_SDKs_then_the_file_and_the_one_that_is_used_is_said()
    {
        WriteYaml($"    orgUrl: https://{FakeOkta.Host}\n    token: {FakeOkta.Token}");
        var fromFile = await _scenario.RunAsync("register", "First");
        _scenario.Variables["OKTA_CLIENT_TOKEN"] = FakeOkta.Token;
        _scenario.Variables["OKTA_CLIENT_ORGURL"] = $"https://{FakeOkta.Host}/";
        var fromSdk = await _scenario.RunAsync("register", "First");
        _scenario.UseEnvironmentToken();
        var fromTerraform = await _scenario.RunAsync("register", "First");

        Assert.Contains(
            $"with the token from {Path.Combine(_scenario.Home, ".okta", "okta.yaml")}",
            fromFile.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("with the token from the environment variables OKTA_CLIENT_*", fromSdk.Error, StringComparison.Ordinal);
        Assert.Contains("with the token from the environment variable OKTA_API_TOKEN", fromTerraform.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FakeOkta.Token)]
    [InlineData(FakeOkta.AccessToken)]
    public async Task Standard_input_takes_an_API_token_and_an_access_token(string token)
    {
        _scenario.Input = token + "\n";

        var result = await _scenario.RunAsync("register", "First", "--token-stdin");

        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData("register", "First")]
    [InlineData("doctor", "First")]
    [InlineData("session")]
    public async Task A_token_from_standard_input_goes_to_no_host_outside_Okta_that_only_okta_json_names(params string[] arguments)
    {
        _scenario.Variables.Clear();
        _scenario.Write("okta.org.json", """{ "issuer": "https://evil.example/oauth2/default" }""");
        _scenario.AddApp("First", "0oaFirst");
        _scenario.Input = FakeOkta.Token + "\n";
        using var network = new RecordingNetwork();
        _scenario.Handler = network;

        var result = await _scenario.RunAsync([.. arguments, "--provider", "okta", "--token-stdin"]);

        Assert.Empty(network.HostsWithCredential);
        Assert.Contains("does not say which org it is for, and evil.example is not one of Okta's", $"{result}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://id.company.example", true)]
    [InlineData("https://dev-1.okta.com", false)]
    public async Task A_token_from_standard_input_is_for_the_org_that_the_environment_names(string organization, bool isSent)
    {
        _scenario.Variables.Clear();
        _scenario.Variables["OKTA_CLIENT_ORGURL"] = organization;
        _scenario.Write("okta.org.json", """{ "issuer": "https://id.company.example/oauth2/default" }""");
        _scenario.Input = FakeOkta.Token + "\n";
        using var network = new RecordingNetwork();
        _scenario.Handler = network;

        await _scenario.RunAsync("register", "First", "--provider", "okta", "--token-stdin");

        Assert.Equal(isSent ? ["id.company.example"] : [], network.HostsWithCredential.Distinct());
    }

    [Fact]
    public async Task An_empty_standard_input_is_wrong_usage() =>
        Assert.Equal(2, (await _scenario.RunAsync("register", "First", "--token-stdin")).ExitCode);

    [Fact]
    public async Task A_token_of_another_org_is_refused_and_only_that_org_is_asked_who_it_is()
    {
        _scenario.UseEnvironmentToken();
        _scenario.Write("okta.org.json", """{ "issuer": "https://dev-2.okta.com/oauth2/default" }""");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "is for dev-1.okta.com, but okta.json names dev-2.okta.com, which is not a domain of that org",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(["GET /.well-known/okta-organization"], _scenario.Okta.Requests);
    }

    [Fact]
    public async Task A_custom_domain_of_the_org_is_accepted_by_what_the_org_says_of_itself()
    {
        _scenario.UseEnvironmentToken();
        _scenario.Okta.CustomDomain = "login.shop.com";
        _scenario.Write("okta.org.json", """{ "issuer": "https://login.shop.com/oauth2/default" }""");

        var result = await _scenario.RunAsync("register", "First", "--provider", "okta");

        Assert.Equal(0, result.ExitCode);
        Assert.Single(_scenario.Okta.Apps.All);
    }

    [Fact]
    public async Task A_token_that_does_not_say_its_org_goes_nowhere_since_okta_json_may_come_from_a_stranger()
    {
        _scenario.Variables["OKTA_API_TOKEN"] = FakeOkta.Token;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            "does not say which org it is for, so it is not sent anywhere: add OKTA_ORG_NAME and OKTA_BASE_URL",
            result.Error,
            StringComparison.Ordinal
        );
        Assert.Empty(_scenario.Okta.Requests);
    }

    [Theory]
    [InlineData("token: [unclosed-secret-that-must-never-be-printed")]
    [InlineData("token: \"bad\\qescape-that-must-never-be-printed\"")]
    public async Task A_file_that_is_not_YAML_is_named_without_its_content(string line)
    {
        WriteYaml("    " + line);

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("it is not YAML at line", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pkcs8")]
    [InlineData("pkcs1")]
    [InlineData("file")]
    [InlineData("jwk")]
    public async Task A_service_app_signs_an_assertion_that_its_public_key_verifies(string form)
    {
        using var key = RSA.Create(2048);
        var pem = form == "pkcs1" ? key.ExportRSAPrivateKeyPem() : key.ExportPkcs8PrivateKeyPem();
        var file = Path.Combine(_scenario.Home, "key.pem");
        await File.WriteAllTextAsync(file, pem, TestContext.Current.CancellationToken);
        var value = form switch
        {
            "file" => file,
            "jwk" => Jwk(key),
            _ => "|\n      " + pem.Replace("\n", "\n      ", StringComparison.Ordinal),
        };
        WriteYaml(
            $"    orgUrl: https://{FakeOkta.Host}\n    authorizationMode: PrivateKey\n    clientId: 0oaService\n    privateKeyId: "
                + $"kid-1\n    scopes: [okta.apps.manage, okta.groups.read]\n    privateKey: {value}"
        );
        string? problem = "no token was asked for";
        _scenario.Okta.Browser = request =>
            request.RequestUri!.AbsolutePath == "/oauth2/v1/token" ? IssueToken(request, key, out problem) : null;

        var result = await _scenario.RunAsync("register", "First");

        Assert.Null(problem);
        Assert.Equal(0, result.ExitCode);
        _scenario.AssertNoSecrets(form == "jwk" ? PrivateExponent(key) : pem.Split('\n')[LineOfPrivateExponent]);
    }

    [Fact]
    public async Task A_private_key_that_cannot_be_read_is_not_quoted()
    {
        WriteYaml($"    orgUrl: https://{FakeOkta.Host}\n    clientId: 0oaService\n    privateKey: not-a-key-that-must-never-be-printed");

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("is neither a key nor the path of a file with one", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_page_at_another_host_does_not_get_the_token()
    {
        _scenario.UseEnvironmentToken();
        _scenario.Okta.Fault = request =>
        {
            if (!request.StartsWith("GET /api/v1/apps", StringComparison.Ordinal))
            {
                return null;
            }

            var response = _scenario.Okta.Json(new JsonArray());
            response.Headers.TryAddWithoutValidation("Link", "<https://evil.example/api/v1/apps?after=1>; rel=\"next\"");
            return response;
        };

        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("refers to another host, 'evil.example', which does not get the token", result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _scenario.Dispose();

    private void WriteYaml(string client)
    {
        Directory.CreateDirectory(Path.Combine(_scenario.Home, ".okta"));
        File.WriteAllText(Path.Combine(_scenario.Home, ".okta", "okta.yaml"), $"okta:\n  client:\n{client}\n");
    }

    private static string PrivateExponent(RSA key) => Base64Url.EncodeToString(key.ExportParameters(includePrivateParameters: true).D);

    private static string Jwk(RSA key)
    {
        var p = key.ExportParameters(includePrivateParameters: true);
        string E(byte[]? bytes) => Base64Url.EncodeToString(bytes);
        return $$"""'{"kty":"RSA","kid":"kid-1","n":"{{E(p.Modulus)}}","e":"{{E(p.Exponent)}}","d":"{{E(p.D)}}","p":"{{E(p.P)}}","q":"{{E(p.Q)}}","dp":"{{E(p.DP)}}","dq":"{{E(p.DQ)}}","qi":"{{E(p.InverseQ)}}"}'""";
    }

    private HttpResponseMessage IssueToken(HttpRequestMessage request, RSA key, out string? problem)
    {
        var form = HttpUtility.ParseQueryString(
            request.Content!.ReadAsStringAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult()
        );
        var parts = form["client_assertion"]!.Split('.');
        var (header, claims) = (Part(parts[0]), Part(parts[1]));
        problem =
            !key.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
                ? "signature"
            : (string?)header["kid"] != "kid-1" ? "kid"
            : (string?)claims["iss"] != "0oaService" || (string?)claims["sub"] != "0oaService" ? "iss and sub"
            : (string?)claims["aud"] != $"https://{FakeOkta.Host}/oauth2/v1/token" ? "aud"
            : form["scope"] != "okta.apps.manage okta.groups.read" ? $"scope {form["scope"]}"
            : null;
        return _scenario.Okta.Json(
            new JsonObject
            {
                ["access_token"] = FakeOkta.AccessToken,
                ["token_type"] = "Bearer",
                ["expires_in"] = 3600,
            },
            problem is null ? HttpStatusCode.OK : HttpStatusCode.BadRequest
        );
    }

    private static JsonNode Part(string encoded) => JsonNode.Parse(Base64Url.DecodeFromChars(encoded))!;
}
