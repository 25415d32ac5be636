using System.Text.RegularExpressions;

namespace SsoConfig.Generator.Tests.Rules;

/// <summary>nativeSso: what the apps of a family need to share a sign-in without a browser.</summary>
public sealed class NativeSsoTests
{
    private const string CustomDomain = "https://login.example.com/oauth2/default";

    [Fact]
    public void Its_values_are_passed_to_the_runtime()
    {
        var source = GeneratorRun.Of(OktaFiles.With("nativeSso", "true"), ("SsoConfigRuntime", "true")).Source();

        Assert.Matches(
            new Regex("NativeSsoFamily = \"com\\.okta\\.dev1\\.sso\\.h[0-9a-f]{8}\";", RegexOptions.None, TimeSpan.FromSeconds(1)),
            source
        );
        Assert.Contains("NativeSsoAudience = \"api://default\";", source, StringComparison.Ordinal);
        Assert.Contains(
            "NativeSsoDeviceSecretType = \"urn:x-oath:params:oauth:token-type:device-secret\";",
            source,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "NativeSso = new() { Family = NativeSsoFamily, Audience = NativeSsoAudience, DeviceSecretType = NativeSsoDeviceSecretType },",
            source,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_generated_constants_compile_without_the_runtime() =>
        Assert.Empty(GeneratorRun.Of(OktaFiles.With("nativeSso", "true")).Output.GetDiagnostics(TestContext.Current.CancellationToken));

    [Fact]
    public void Absent_or_off_it_changes_no_byte_of_the_generated_code()
    {
        var absent = GeneratorRun.Of(OktaFiles.Valid, ("SsoConfigRuntime", "true")).Source();

        Assert.DoesNotContain("NativeSso", absent, StringComparison.Ordinal);
        Assert.Equal(absent, GeneratorRun.Of(OktaFiles.With("nativeSso", "false"), ("SsoConfigRuntime", "true")).Source());
    }

    [Fact]
    public void An_app_or_platform_can_leave_the_family_that_the_shared_file_declares()
    {
        var family = OktaFiles.File("../okta.org.json", "{ \"nativeSso\": { \"family\": \"com.example.apps\" } }");
        var left = OktaFiles.With("nativeSso", "false");
        var leftOnIos = OktaFiles.With("ios", "{ \"nativeSso\": false }");

        Assert.Equal("com.example.apps", Load(family, OktaFiles.Valid)!.Family.Value);
        Assert.Equal("../okta.org.json", Load(family, OktaFiles.Valid)!.Family.Origin);
        Assert.Null(Load(family, left));
        Assert.NotNull(Load(family, leftOnIos));
        Assert.Null(OktaFiles.Load([family, OktaFiles.File("okta.json", leftOnIos)], new OktaJsonOptions("ios")).Model.NativeSso);
    }

    [Fact]
    public void Each_of_its_values_is_layered_by_itself()
    {
        var family = OktaFiles.File("../okta.org.json", "{ \"nativeSso\": { \"family\": \"com.example.apps\", \"audience\": \"one\" } }");
        var model = Load(family, OktaFiles.With("nativeSso", "{ \"audience\": \"two\" }"))!;

        Assert.Equal("com.example.apps", model.Family.Value);
        Assert.Equal("two", model.Audience.Value);
        Assert.Equal("com.example.apps", Load(family, OktaFiles.With("nativeSso", "true"))!.Family.Value);
    }

    [Fact]
    public void The_standard_uses_the_issuer_as_audience()
    {
        var model = OktaFiles.Load(OfCustomDomain("true")).Model.NativeSso!;

        Assert.Equal(CustomDomain, model.Audience.Value);
        Assert.Equal("urn:openid:params:token-type:device-secret", model.DeviceSecretType.Value);
    }

    [Fact]
    public void An_org_with_a_domain_of_its_own_says_that_it_is_Okta()
    {
        var text = OfCustomDomain("{ \"deviceSecretType\": \"okta\" }");
        var model = OktaFiles.Load(text).Model.NativeSso!;

        Assert.Equal("api://default", model.Audience.Value);
        Assert.Equal("urn:x-oath:params:oauth:token-type:device-secret", model.DeviceSecretType.Value);
    }

    [Theory]
    [InlineData("https://dev-1.okta.com/oauth2/default", "com.okta.dev1.sso.h")]
    [InlineData("http://127.0.0.1:5080", "n1.n0.n0.n127.sso.h")]
    [InlineData("http://localhost:5080", "localhost.sso.h")]
    [InlineData("https://[::1]:5080", "n1.sso.h")]
    [InlineData("https://xn--bcher-kva.example", "example.xnbcherkva.sso.h")]
    public void The_family_is_named_after_the_issuer_by_default(string issuer, string expected)
    {
        var name = FamilyName.FromIssuer(issuer);

        Assert.StartsWith(expected, name, StringComparison.Ordinal);
        Assert.True(FamilyName.IsValid(name), name);
        Assert.Equal(name, FamilyName.FromIssuer(issuer));
    }

    [Fact]
    public void Issuers_that_differ_are_different_families()
    {
        string[] issuers =
        [
            "https://dev-1.okta.com/oauth2/default",
            "https://dev1.okta.com/oauth2/default",
            "https://dev-1.okta.com/oauth2/other",
            "https://dev-1.okta.com/oauth2/default/",
            $"https://{string.Join('.', Enumerable.Repeat("label", 40))}.example",
        ];
        var names = issuers.Select(FamilyName.FromIssuer).ToList();

        Assert.Equal(issuers.Length, names.Distinct(StringComparer.Ordinal).Count());
        Assert.All(names, static name => Assert.True(FamilyName.IsValid(name), name));
    }

    [Theory]
    [InlineData("My Company")]
    [InlineData("")]
    [InlineData("com")]
    [InlineData("com.example.my-apps")]
    [InlineData("COM.Example")]
    [InlineData("com.1example")]
    [InlineData("com..example")]
    [InlineData("../../etc")]
    [InlineData("com.example\u0000")]
    [InlineData("com.ex\u00e4mple")]
    public void A_name_that_some_platform_refuses_is_corrected(string name)
    {
        Assert.False(FamilyName.IsValid(name));
        Assert.True(FamilyName.IsValid(FamilyName.Correct(name)), FamilyName.Correct(name));
    }

    [Fact]
    public void A_placeholder_is_reported_only_where_it_is_on()
    {
        const string Details = "{ \"audience\": \"{audience}\" }";
        var family = OktaFiles.File("../okta.org.json", $"{{ \"nativeSso\": {Details} }}");

        Assert.Equal(OktaJsonRules.Placeholder, Assert.Single(OktaFiles.Load(OktaFiles.With("nativeSso", Details)).Diagnostics).Rule);
        Assert.Empty(OktaFiles.Load([family, OktaFiles.File("okta.json", OktaFiles.With("nativeSso", "false"))]).Diagnostics);
    }

    [Fact]
    public void A_key_that_is_written_twice_is_reported() =>
        Assert.Equal(
            OktaJsonRules.DuplicateKey,
            Assert.Single(OktaFiles.Load(OktaFiles.With("nativeSso", "{ \"audience\": \"a\", \"audience\": \"b\" }")).Diagnostics).Rule
        );

    private static string OfCustomDomain(string nativeSso) =>
        OktaFiles.With("nativeSso", nativeSso).Replace("https://dev-1.okta.com/oauth2/default", CustomDomain, StringComparison.Ordinal);

    private static NativeSsoModel? Load(OktaJsonFile family, string app) =>
        OktaFiles.Load([family, OktaFiles.File("okta.json", app)]).Model.NativeSso;
}
