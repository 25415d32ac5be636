using Microsoft.CodeAnalysis;

namespace SsoConfig.Generator.Tests.Rules;

/// <summary>All mistakes of all layers in one build, each once and at its own place.</summary>
public sealed class OnePassTests
{
    private const string TenMistakes = """
        {
          "issuer": "http://dev-1.okta.com/oauth2/default",
          "clientID": "0oa1b2c3",
          "client_secret": "x7Yq",
          "prompt": "login",
          "redirectUri": "com.First.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout#x",
          "redirect_uri": "com.second.sample:/callback",
          "scopes": ["profile", "offline_access"],
          "android": 5,
          "settings": { "a": null }
        }
        """;

    [Fact]
    public void Ten_mistakes_are_ten_diagnostics()
    {
        var run = GeneratorRun.Of(TenMistakes);

        var found = run
            .Diagnostics.Concat(run.Output.GetDiagnostics(TestContext.Current.CancellationToken))
            .Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);

        Assert.Equal(
            [
                "okta.json(2,13): SSO007",
                "okta.json(3,3): SSO002",
                "okta.json(4,3): SSO024",
                "okta.json(5,3): SSO025",
                "okta.json(6,18): SSO014",
                "okta.json(7,24): SSO019",
                "okta.json(8,3): SSO003",
                "okta.json(9,13): SSO022",
                "okta.json(10,14): SSO004",
                "okta.json(11,22): SSO032",
            ],
            found.Select(Describe)
        );
    }

    [Fact]
    public void A_mistake_is_reported_at_the_file_that_holds_the_wrong_value()
    {
        var run = GeneratorRun.Of([
            OktaFiles.File("../okta.org.json", "{ \"issuer\": \"http://dev-1.okta.com\" }"),
            OktaFiles.File("okta.json", OktaFiles.With("scopes", "\"openid\"")),
            OktaFiles.File("okta.Debug.json", "{ \"redirectUri\": \"http://x\" }"),
        ]);

        Assert.Equal(
            ["okta.Debug.json(1,18): SSO017", "okta.json(2,13): SSO023", "okta.org.json(1,13): SSO007"],
            run.Diagnostics.Select(Describe)
        );
    }

    [Fact]
    public void A_mistake_in_the_object_of_another_platform_is_reported_too() =>
        Assert.Equal(
            ["okta.json(2,31): SSO017"],
            GeneratorRun.Of(OktaFiles.With("android", "{ \"redirectUri\": \"http://x\" }")).Diagnostics.Select(Describe)
        );

    [Fact]
    public void A_key_that_a_broken_file_may_have_is_not_called_missing() =>
        Assert.Equal(
            ["SSO001"],
            OktaFiles
                .Load("{ \"issuer\": \"https://dev-1.okta.com\" \"clientId\": \"x\" }")
                .Diagnostics.Select(static found => found.Rule.Id)
        );

    [Fact]
    public void A_file_that_cannot_be_opened_is_said_so() =>
        Assert.Equal(["SSO001"], OktaFiles.Load([OktaFiles.File("okta.json", null)]).Diagnostics.Select(static found => found.Rule.Id));

    [Theory]
    [InlineData("true", 1)]
    [InlineData("", 0)]
    public void A_project_without_okta_json_is_a_mistake_only_if_it_needs_one(string required, int diagnostics)
    {
        var run = GeneratorRun.Of([], ("SsoConfigRequired", required), ("SsoConfigProjectFile", "First.csproj"));

        Assert.Equal(
            diagnostics,
            run.Diagnostics.Count(static found =>
                found.Id == "SSO029" && found.GetMessage(null).Contains("First.csproj", StringComparison.Ordinal)
            )
        );
        Assert.Equal(diagnostics, run.Steps.GeneratedSources.Length);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        return $"{Path.GetFileName(place.Path)}({place.StartLinePosition.Line + 1},{place.StartLinePosition.Character + 1}): "
            + $"{diagnostic.Id}";
    }
}
