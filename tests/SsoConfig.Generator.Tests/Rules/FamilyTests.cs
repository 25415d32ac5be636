namespace SsoConfig.Generator.Tests.Rules;

/// <summary>Apps below one okta.org.json.</summary>
public sealed class FamilyTests
{
    private static readonly OktaJsonFile Organization = OktaFiles.File(
        "../okta.org.json",
        "{ \"issuer\": \"https://dev-1.okta.com/oauth2/default\" }"
    );

    [Fact]
    public void A_hundred_apps_with_schemes_and_clients_of_their_own_are_no_mistake() =>
        Assert.Empty(Load(Enumerable.Range(0, 100).Select(static i => Sibling(i))));

    [Fact]
    public void The_message_names_the_file_of_the_other_app()
    {
        var found = Load([
            .. Enumerable.Range(0, 100).Select(static i => Sibling(i)),
            OktaFiles.File("../Second/okta.json", OktaFiles.Valid.Replace("0oa1b2c3", "0oa4", StringComparison.Ordinal)),
        ]);

        Assert.Equal(OktaJsonRules.SiblingScheme, found.Single().Rule);
        Assert.Contains("'../Second/okta.json'", found.Single().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schemes_that_differ_in_case_only_are_the_same() =>
        Assert.Single(
            Load([
                OktaFiles.File(
                    "../Second/okta.json",
                    OktaFiles
                        .Valid.Replace("0oa1b2c3", "0oa4", StringComparison.Ordinal)
                        .Replace("com.first", "COM.first", StringComparison.Ordinal)
                ),
            ])
        );

    [Fact]
    public void A_sibling_counts_with_its_own_layers() =>
        Assert.Empty(
            Load([
                OktaFiles.File("../Second/okta.json", OktaFiles.Valid),
                OktaFiles.File("../Second/okta.Debug.json", Text(2)),
                OktaFiles.File("../Second/okta.Release.json", OktaFiles.Valid),
            ])
        );

    [Fact]
    public void A_layer_of_one_sibling_is_not_asked_of_another() =>
        Assert.Empty(Load([Sibling(2), Sibling(3), OktaFiles.File("../App3/okta.Debug.json", "{ \"clientId\": \"0oaDebug\" }")]));

    [Fact]
    public void A_sibling_with_an_issuer_on_the_same_host_shares_the_session() =>
        Assert.Empty(
            Load([OktaFiles.File("../Second/okta.json", Text(2).Replace("oauth2/default", "oauth2/other", StringComparison.Ordinal))])
        );

    [Fact]
    public void Mistakes_of_a_sibling_are_not_reported_here() =>
        Assert.Empty(Load([OktaFiles.File("../Second/okta.json", "{ \"clientID\": ")]));

    [Fact]
    public void The_logout_scheme_of_an_app_is_its_own_too()
    {
        var own = OktaFiles.File(
            "okta.json",
            OktaFiles.Valid.Replace("com.first.sample:/logout", "com.first.out:/logout", StringComparison.Ordinal)
        );
        var sibling = OktaFiles.File(
            "../Second/okta.json",
            Text(2).Replace("com.app2.sample:/callback", "com.first.out:/callback", StringComparison.Ordinal)
        );

        var found = OktaFiles.Load([Organization, own, sibling]).Diagnostics;

        Assert.Equal(OktaJsonRules.SiblingScheme, found.Single().Rule);
        Assert.StartsWith(
            "The scheme 'com.first.out' is also used by '../Second/okta.json'",
            found.Single().Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("com.first.sample:/callback", "/callback", "SSO012")]
    [InlineData("https://dev-1.okta.com/oauth2/default", "nonsense", "SSO008")]
    public void What_cannot_be_read_is_not_compared(string value, string wrong, string rule)
    {
        var own = OktaFiles.File("okta.json", OktaFiles.Valid.Replace(value, wrong, StringComparison.Ordinal));
        var sibling = OktaFiles.File(
            "../Second/okta.json",
            Text(2).Replace("com.app2.sample:/callback", "/callback", StringComparison.Ordinal)
        );

        Assert.Equal([rule], OktaFiles.Load([Organization, own, sibling]).Diagnostics.Select(static found => found.Rule.Id));
    }

    private static EquatableArray<OktaJsonDiagnostic> Load(IEnumerable<OktaJsonFile> siblings) =>
        OktaFiles.Load([Organization, OktaFiles.File("okta.json", OktaFiles.Valid), .. siblings]).Diagnostics;

    private static OktaJsonFile Sibling(int number) => OktaFiles.File($"../App{number}/okta.json", Text(number));

    private static string Text(int number) =>
        OktaFiles
            .Valid.Replace("0oa1b2c3", $"0oaApp{number}", StringComparison.Ordinal)
            .Replace("com.first", $"com.app{number}", StringComparison.Ordinal);
}
