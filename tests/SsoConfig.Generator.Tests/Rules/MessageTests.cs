namespace SsoConfig.Generator.Tests.Rules;

/// <summary>
/// What a user reads: the place, the message and the correction. Each was read once and found good; a change of it shows.
/// </summary>
public sealed class MessageTests
{
    [Fact]
    public void Of_the_wrong_file_on_the_page_of_each_rule() =>
        Baseline.Check(
            "Messages/Rules.txt",
            string.Concat(
                OktaJsonRuleSet
                    .All.Where(static rule => rule != OktaJsonRules.NoFile)
                    .Select(static rule => new RulePage(rule))
                    .SelectMany(static page => OktaFiles.Load(page.Wrong, page.Options).Diagnostics)
                    .Select(Describe)
            )
        );

    [Fact]
    public void Of_every_issuer_that_users_write() =>
        Check(
            "Messages/Issuers.txt",
            Values("issuer", UriSamples.Issuers)
                .Concat(UriSamples.DiscoveryDocuments.Select(static value => InsteadOf("issuer", "discovery_uri", value)))
        );

    [Fact]
    public void Of_every_redirect_that_users_write() =>
        Check(
            "Messages/Redirects.txt",
            Values("redirectUri", UriSamples.Redirects)
                .Concat(Values("logoutRedirectUri", ["com.first.sample:/callback", "com.first.sample:", "/out"]))
                .Concat(UriSamples.Links.Select(static link => OktaFiles.With("android", $"{{ \"redirectUri\": {JsonText.Quote(link)} }}")))
                .Concat(Values("redirectUri", ["https://auth.example.com/first/callback", "https://dev-1.okta.com/x"]))
                .Concat(Values("fallbackRedirectUri", ["https://auth.example.com/first/callback", "com.first.sample:/callback"]))
        );

    [Fact]
    public void Of_every_client_id_and_scope_that_users_write() =>
        Check(
            "Messages/Texts.txt",
            Values("clientId", FileSamples.ClientIds)
                .Concat(FileSamples.NoTexts.Select(static json => OktaFiles.With("clientId", json)))
                .Concat(FileSamples.Scopes.Select(static json => OktaFiles.With("scopes", json)))
        );

    [Fact]
    public void Of_every_key_that_users_write() =>
        Check(
            "Messages/Keys.txt",
            FileSamples.Keys.Select(static key => OktaFiles.With(key, "\"x\"")).Concat(FileSamples.Members.Select(Member))
        );

    [Fact]
    public void Of_every_setting_that_users_write() =>
        Check("Messages/Settings.txt", FileSamples.Settings.Select(static json => OktaFiles.With("settings", json)));

    [Fact]
    public void Of_every_collision_in_a_family() =>
        Baseline.Check(
            "Messages/Family.txt",
            string.Concat(
                FileSamples.Siblings.Select(static text =>
                    $"{Changed(text)}\n"
                    + $"{Describe([OktaFiles.File("okta.json", OktaFiles.Valid), OktaFiles.File("../Second/okta.json", text)])}\n"
                )
            )
        );

    [Fact]
    public void Of_everything_that_layers_say_together() =>
        Baseline.Check(
            "Messages/Layers.txt",
            string.Concat(
                FileSamples.Layers.Select(static layers =>
                    $"{string.Join('\n', layers.Select(static file => $"{file.Path}: {Changed(file.Text)}"))}\n"
                    + $"{Describe([.. layers.Select(static file => OktaFiles.File(file.Path, file.Text))])}\n"
                )
            )
        );

    [Fact]
    public void Of_a_project_without_a_file() =>
        Assert.Equal(
            "There is no okta.json next to First.csproj: create it with \"issuer\", \"clientId\", \"redirectUri\" and "
                + "\"logoutRedirectUri\"",
            OktaJsonLoader.CreateNoFile("First.csproj").Message
        );

    [Fact]
    public void A_collision_with_the_id_of_the_app_itself_is_shown_another_scheme()
    {
        var found = OktaFiles.Load(
            [
                OktaFiles.File("okta.json", OktaFiles.Valid),
                OktaFiles.File("../Second/okta.json", OktaFiles.Valid.Replace("0oa1b2c3", "0oa4", StringComparison.Ordinal)),
            ],
            new OktaJsonOptions(Environment: "Debug", ApplicationId: "com.first.sample")
        );

        Assert.EndsWith("for example 'com.first.sample.sso'", found.Diagnostics.Single().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("com.app.id", "com.app.id")]
    [InlineData("Com.App_Id", "com.app-id")]
    [InlineData("-com.app", "com.app")]
    [InlineData("app", "com.example.app")]
    [InlineData("1.app", "com.example.app")]
    [InlineData("com..app", "com.example.app")]
    [InlineData("", "com.example.app")]
    public void A_missing_redirect_is_shown_with_the_id_of_the_app(string applicationId, string scheme)
    {
        var text = $"{{ {string.Concat(OktaFiles.Valid.Split('\n')[1..3]).TrimEnd(',')} }}";

        var messages = OktaFiles
            .Load(text, new OktaJsonOptions(Environment: "Debug", ApplicationId: applicationId))
            .Diagnostics.Select(static found => found.Message);

        Assert.Equal(
            [
                $"'redirectUri' is missing: add \"redirectUri\": \"{scheme}:/callback\"",
                $"'logoutRedirectUri' is missing: add \"logoutRedirectUri\": \"{scheme}:/logout\"",
            ],
            messages
        );
    }

    [Theory]
    [InlineData("redirectUri", "com.first.sample:/callback")]
    [InlineData("logoutRedirectUri", "com.first.sample:/logout")]
    [InlineData("issuer", "https://dev-123456.okta.com/oauth2/default")]
    [InlineData("clientId", "0oa1b2c3d4e5f6g7h8i9")]
    public void A_missing_key_is_shown_with_an_example(string key, string example) =>
        Assert.Equal(
            [$"'{key}' is missing: add \"{key}\": \"{example}\""],
            OktaFiles.Load(OktaFiles.Without(key)).Diagnostics.Select(static found => found.Message)
        );

    private static IEnumerable<string> Values(string key, IEnumerable<string> values) =>
        values.Select(value => OktaFiles.With(key, JsonText.Quote(value)));

    private static string InsteadOf(string key, string other, string value) =>
        OktaFiles.Without(key).Replace("{\n", $"{{\n  \"{other}\": {JsonText.Quote(value)},\n", StringComparison.Ordinal);

    private static string Member(string member) => OktaFiles.Valid.Replace("{\n", $"{{\n  {member},\n", StringComparison.Ordinal);

    private static void Check(string baseline, IEnumerable<string> texts) =>
        Baseline.Check(baseline, string.Concat(texts.Select(Describe)));

    private static string Describe(string text) => $"{Changed(text)}\n{Describe([OktaFiles.File("okta.json", text)])}\n";

    private static string Describe(OktaJsonFile[] files)
    {
        var result = OktaFiles.Load(files);
        return string.Concat(result.Diagnostics.Select(Describe)) + (result.HasErrors ? "" : Describe(result.Model));
    }

    /// <summary>What differs from a valid file, on one line.</summary>
    private static string Changed(string? text) =>
        string.Join(' ', text?.Split('\n').Except(OktaFiles.Valid.Split('\n')).Select(static line => line.Trim()) ?? ["cannot be opened"]);

    private static IEnumerable<string> ValuesOf(OktaConfigModel model) =>
        new[] { model.Issuer, model.ClientId, model.RedirectUri, model.LogoutRedirectUri, model.Scopes }.Select(static value =>
            value.Value
        );

    private static string Describe(OktaConfigModel model) =>
        $"  = {string.Join(" | ", ValuesOf(model))}\n"
        + string.Concat(model.Settings.Members.Select(static member => $"  = {Describe(member)}\n"));

    private static string Describe(Setting setting) =>
        setting switch
        {
            SettingGroup group => $"{group.Name} {{ {string.Join(", ", group.Members.Select(Describe))} }}",
            SettingList list => $"{list.Name}: {list.Type}[{string.Join(", ", list.Items.Select(static item => item.Text))}]",
            SettingValue value => $"{value.Name}: {value.Value.Type} {value.Value.Text}",
            _ => throw new ArgumentOutOfRangeException(nameof(setting)),
        };

    private static string Describe(OktaJsonDiagnostic found)
    {
        var place = found.Location!;
        var correction = found.Fix is { } fix ? $"  {fix.Title}: {fix.Range.Start}-{fix.Range.End} becomes '{fix.Replacement}'\n" : "";
        var related = string.Concat(
            found.Related.Select(static other => $"  see {Path.GetFileName(other.Path)}{Describe(other.Start)}-{Describe(other.End)}\n")
        );
        return $"{Path.GetFileName(place.Path)}{Describe(place.Start)}-{Describe(place.End)}: {found.Rule.Severity} {found.Rule.Id}: "
            + $"{found.Message}\n{related}{correction}";
    }

    private static string Describe(LineColumn place) => $"({place.Line + 1},{place.Column + 1})";
}
