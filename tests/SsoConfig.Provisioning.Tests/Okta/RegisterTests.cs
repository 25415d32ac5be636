using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Tests.Support;

namespace SsoConfig.Provisioning.Tests.Okta;

public sealed class RegisterTests : IDisposable
{
    private readonly Scenario _scenario = Scenario.OfTwo();

    [Fact]
    public async Task A_new_app_is_a_public_native_client_with_pkce_rotation_and_trusted_consent()
    {
        var result = await _scenario.RunAsync("register", "First");

        Assert.Equal(0, result.ExitCode);
        var app = _scenario.Okta.Apps.Single;
        var expected = JsonNode.Parse(
            """
            { "application_type": "native", "response_types": ["code"], "grant_types": ["authorization_code", "refresh_token"],
              "redirect_uris": ["com.first.sample:/callback"], "post_logout_redirect_uris": ["com.first.sample:/logout"],
              "refresh_token": { "rotation_type": "ROTATE", "leeway": 30 }, "consent_method": "TRUSTED", "wildcard_redirect": "DISABLED", "issuer_mode": "DYNAMIC" }
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, app["settings"]!["oauthClient"]), app.ToJsonString());
        Assert.Equal("none", (string?)app["credentials"]!["oauthClient"]!["token_endpoint_auth_method"]);
        Assert.True((bool)app["credentials"]!["oauthClient"]!["pkce_required"]!);
        Assert.Equal("First", (string?)app["label"]);
    }

    [Fact]
    public async Task A_family_gets_one_app_each_and_each_client_id_is_written_to_its_okta_json()
    {
        var result = await _scenario.RunAsync("register");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, _scenario.Okta.Apps.All.Count);
        foreach (var app in _scenario.Okta.Apps.All)
        {
            Assert.Contains(
                $"\"clientId\": \"{(string)app["id"]!}\"",
                _scenario.Read($"{(string)app["label"]!}/okta.json"),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task A_second_run_sends_no_write_and_says_that_all_is_up_to_date()
    {
        await _scenario.RunAsync("register");
        var before = _scenario.Read("First/okta.json");
        _scenario.Okta.Requests.Clear();

        var result = await _scenario.RunAsync("register");

        Assert.Equal(0, result.ExitCode);
        Assert.Empty(_scenario.Okta.Writes);
        Assert.Contains("First: is up to date", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, _scenario.Read("First/okta.json"));
    }

    [Fact]
    [Case("F11")]
    public async Task After_the_scheme_changed_one_run_makes_the_redirect_URIs_follow_and_keeps_those_of_a_user()
    {
        await _scenario.RunAsync("register", "First");
        var client = _scenario.Okta.Apps.Single["settings"]!["oauthClient"]!;
        client["redirect_uris"]!.AsArray().Add("com.admin.added:/callback");
        _scenario.Write(
            "First/okta.json",
            _scenario.Read("First/okta.json").Replace("com.first.sample", "com.renamed.sample", StringComparison.Ordinal)
        );

        var result = await _scenario.RunAsync("register", "First");

        client = _scenario.Okta.Apps.Single["settings"]!["oauthClient"]!;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal("""["com.admin.added:/callback","com.renamed.sample:/callback"]""", client["redirect_uris"]!.ToJsonString());
        Assert.Equal("""["com.renamed.sample:/logout"]""", client["post_logout_redirect_uris"]!.ToJsonString());
        Assert.Contains(
            "redirect_uris: com.first.sample:/callback com.admin.added:/callback -> com.admin.added:/callback "
                + "com.renamed.sample:/callback",
            result.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task An_update_changes_what_okta_json_says_and_keeps_everything_that_a_user_set()
    {
        var app = _scenario.Okta.Apps.Add(
            "An admin's name",
            "com.first.sample:/callback",
            static made =>
            {
                made["settings"]!["oauthClient"]!["grant_types"] = new JsonArray(
                    "authorization_code",
                    "urn:ietf:params:oauth:grant-type:device_code"
                );
                made["settings"]!["oauthClient"]!["consent_method"] = "REQUIRED";
                made["settings"]!["notes"] = new JsonObject { ["admin"] = "keep me" };
                made["visibility"] = new JsonObject
                {
                    ["hide"] = new JsonObject { ["iOS"] = false, ["web"] = false },
                };
                made["profile"] = new JsonObject { ["cost_center"] = "42" };
            }
        );
        _scenario.AddApp("First", (string)app["id"]!);
        var before = app.DeepClone().AsObject();

        var result = await _scenario.RunAsync("register", "First");

        var after = _scenario.Okta.Apps.Single.DeepClone().AsObject();
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """["authorization_code","urn:ietf:params:oauth:grant-type:device_code","refresh_token"]""",
            after["settings"]!["oauthClient"]!["grant_types"]!.ToJsonString()
        );
        Assert.Contains("consent_method is REQUIRED", result.Output, StringComparison.Ordinal);
        before["settings"]!["oauthClient"]!["grant_types"] = after["settings"]!["oauthClient"]!["grant_types"]!.DeepClone();
        after["profile"]!.AsObject().Remove("sso");
        Assert.True(JsonNode.DeepEquals(before, after), $"{before}\n{after}");
    }

    [Fact]
    public async Task A_dry_run_prints_the_difference_field_by_field_exits_3_and_changes_nothing()
    {
        var app = _scenario.Okta.Apps.Add(
            "First",
            "com.first.sample:/callback",
            static made => made["settings"]!["oauthClient"]!["grant_types"] = new JsonArray("authorization_code")
        );
        _scenario.AddApp("First", (string)app["id"]!);

        var result = await _scenario.RunAsync("register", "First", "--dry-run");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("grant_types: authorization_code -> authorization_code refresh_token", result.Output, StringComparison.Ordinal);
        Assert.Empty(_scenario.Okta.Writes);
    }

    [Fact]
    public async Task A_dry_run_without_a_difference_exits_0()
    {
        await _scenario.RunAsync("register");

        Assert.Equal(0, (await _scenario.RunAsync("register", "--dry-run")).ExitCode);
    }

    [Fact]
    public async Task Json_is_one_object_on_standard_output()
    {
        var result = await _scenario.RunAsync("register", "First", "--json");

        var app = result.Json["apps"]![0]!;
        Assert.Equal("created", (string?)app["outcome"]);
        Assert.Equal((string?)_scenario.Okta.Apps.Single["id"], (string?)app["client_id"]);
        Assert.Equal(_scenario.PathOf("First/okta.json"), (string?)app["client_id_file"]);
    }

    [Fact]
    public async Task Exact_removes_what_okta_json_does_not_name_after_a_question()
    {
        var app = _scenario.Okta.Apps.Add("First", "com.first.sample:/callback");
        app["settings"]!["oauthClient"]!["redirect_uris"]!.AsArray().Add("com.admin.added:/callback");

        var unasked = await _scenario.RunAsync("register", "First", "--exact");
        Assert.Empty(_scenario.Okta.Writes);
        var confirmed = await _scenario.RunAsync("register", "First", "--exact", "--yes");

        Assert.Equal(2, unasked.ExitCode);
        Assert.Contains("add --yes", unasked.Error, StringComparison.Ordinal);
        Assert.Equal(0, confirmed.ExitCode);
        Assert.Equal(
            """["com.first.sample:/callback"]""",
            _scenario.Okta.Apps.Single["settings"]!["oauthClient"]!["redirect_uris"]!.ToJsonString()
        );
    }

    [Fact]
    public async Task The_client_id_of_an_environment_with_an_issuer_of_its_own_goes_to_the_file_of_the_environment()
    {
        await _scenario.RunAsync("register", "First");
        _scenario.Write("First/okta.Release.json", $$"""{ "issuer": "{{Scenario.Issuer}}" }""");
        _scenario.Okta.Apps.All.Clear();

        var result = await _scenario.RunAsync("register", "First", "--environment", "Release");

        var clientId = (string)_scenario.Okta.Apps.Single["id"]!;
        Assert.Equal(0, result.ExitCode);
        Assert.Equal($$"""{ "clientId": "{{clientId}}", "issuer": "{{Scenario.Issuer}}" }""", _scenario.Read("First/okta.Release.json"));
        Assert.DoesNotContain(clientId, _scenario.Read("First/okta.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terraform_is_printed_instead_and_nothing_is_sent()
    {
        var result = await _scenario.RunAsync("register", "First", "--as", "terraform");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """
            data "okta_group" "sso" {
              name = "Everyone"
            }

            resource "okta_app_oauth" "first" {
              label                      = "First"
              type                       = "native"
              grant_types                = ["authorization_code", "refresh_token"]
              response_types             = ["code"]
              redirect_uris              = ["com.first.sample:/callback"]
              post_logout_redirect_uris  = ["com.first.sample:/logout"]
              token_endpoint_auth_method = "none"
              pkce_required              = true
              consent_method             = "TRUSTED"
              refresh_token_rotation     = "ROTATE"
              refresh_token_leeway       = 30
              hide_ios                   = true
              hide_web                   = true
            }

            resource "okta_app_group_assignments" "first" {
              app_id = okta_app_oauth.first.id

              group {
                id = data.okta_group.sso.id
              }
            }

            output "first_client_id" {
              value = okta_app_oauth.first.client_id
            }

            """,
            result.Output
        );
        Assert.Empty(_scenario.Okta.Requests);
    }

    public void Dispose() => _scenario.Dispose();
}
