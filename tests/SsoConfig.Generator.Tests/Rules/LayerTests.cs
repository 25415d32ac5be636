namespace SsoConfig.Generator.Tests.Rules;

/// <summary>okta.org.json, okta.json, okta.environment.json, platform: later wins.</summary>
public sealed class LayerTests
{
    private static readonly OktaJsonFile[] Layers =
    [
        OktaFiles.File(
            "okta.Debug.json",
            "{ \"redirectUri\": \"com.debug.sample:/callback\", \"ios\": { \"clientId\": \"0oaIosDebug\" } }"
        ),
        OktaFiles.File("okta.json", OktaFiles.With("ios", "{ \"clientId\": \"0oaIos\", \"redirectUri\": \"com.ios.sample:/callback\" }")),
        OktaFiles.File(
            "../okta.org.json",
            "{ \"issuer\": \"https://org.okta.com\", \"scopes\": \"openid offline_access\", \"clientId\": \"0oaOrg\" }"
        ),
    ];

    [Fact]
    public void Later_layers_win_key_by_key()
    {
        var model = OktaFiles.Load(Layers).Model;

        Assert.Equal(("https://dev-1.okta.com/oauth2/default", "okta.json"), (model.Issuer.Value, model.Issuer.Origin));
        Assert.Equal(("com.debug.sample:/callback", "okta.Debug.json"), (model.RedirectUri.Value, model.RedirectUri.Origin));
        Assert.Equal(("openid offline_access", "../okta.org.json"), (model.Scopes.Value, model.Scopes.Origin));
    }

    [Fact]
    public void The_object_of_the_platform_wins_over_every_file()
    {
        var model = OktaFiles.Load(Layers, new OktaJsonOptions("ios")).Model;

        Assert.Equal(("0oaIosDebug", "okta.Debug.json \u203A ios"), (model.ClientId.Value, model.ClientId.Origin));
        Assert.Equal("com.ios.sample", model.RedirectScheme);
        Assert.Equal("com.first.sample", model.LogoutScheme);
    }

    [Fact]
    public void A_head_without_a_platform_is_the_desktop() =>
        Assert.Equal("0oaDesktop", OktaFiles.Load(OktaFiles.With("desktop", "{ \"clientId\": \"0oaDesktop\" }")).Model.ClientId.Value);

    [Fact]
    public void A_placeholder_counts_as_not_set()
    {
        var result = OktaFiles.Load([.. Layers[2..], OktaFiles.File("okta.json", OktaFiles.With("clientId", "\"{clientId}\""))]);

        Assert.Empty(result.Diagnostics);
        Assert.Equal("0oaOrg", result.Model.ClientId.Value);
    }

    [Fact]
    public void Scopes_are_openid_profile_and_offline_access_where_no_layer_sets_them()
    {
        var scopes = OktaFiles.Load(OktaFiles.Valid).Model.Scopes;

        Assert.Equal(("openid profile offline_access", SourcedValue.Default), (scopes.Value, scopes.Origin));
    }

    [Fact]
    public void Settings_merge_key_by_key_and_arrays_as_a_whole()
    {
        var settings = OktaFiles
            .Load([
                OktaFiles.File(
                    "okta.json",
                    OktaFiles.With("settings", "{ \"api\": { \"url\": \"a\", \"retries\": 1 }, \"hosts\": [\"a\", \"b\"] }")
                ),
                OktaFiles.File("okta.Debug.json", "{ \"settings\": { \"api\": { \"url\": \"b\" }, \"hosts\": [\"c\"] } }"),
            ])
            .Model.Settings;

        var api = (SettingGroup)settings.Members[0];
        Assert.Equal(["b", "1"], api.Members.Cast<SettingValue>().Select(static value => value.Value.Text));
        Assert.Equal(["c"], ((SettingList)settings.Members[1]).Items.Select(static item => item.Text));
    }

    [Theory]
    [InlineData("discovery_uri", "https://dev-1.okta.com", "https://dev-1.okta.com")]
    [InlineData(
        "discovery_uri",
        "https://dev-1.okta.com/oauth2/default/.well-known/openid-configuration",
        "https://dev-1.okta.com/oauth2/default"
    )]
    [InlineData("OktaDomain", "https://dev-1.okta.com/", "https://dev-1.okta.com/oauth2/default")]
    [InlineData("issuer_url", "https://dev-1.okta.com/oauth2/x", "https://dev-1.okta.com/oauth2/x")]
    public void The_issuer_is_found_in_every_spelling_of_Okta(string key, string value, string issuer)
    {
        var result = OktaFiles.Load(
            OktaFiles.Valid.Replace(
                "\"issuer\": \"https://dev-1.okta.com/oauth2/default\"",
                $"\"{key}\": \"{value}\"",
                StringComparison.Ordinal
            )
        );

        Assert.Empty(result.Diagnostics);
        Assert.Equal(issuer, result.Model.Issuer.Value);
    }

    [Fact]
    public void Two_spellings_of_one_key_are_an_error_that_shows_both_places()
    {
        var found = OktaFiles.Load(OktaFiles.With("client_id", "\"0oaOther\"")).Diagnostics.Single();

        Assert.Equal(OktaJsonRules.DuplicateKey, found.Rule);
        Assert.Equal((3, 1), (found.Location!.Start.Line, found.Related.Single().Start.Line));
        Assert.Contains("'client_id' in line 2 and by 'clientId' here", found.Message, StringComparison.Ordinal);
    }
}
