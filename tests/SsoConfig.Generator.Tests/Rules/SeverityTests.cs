using Microsoft.CodeAnalysis;

namespace SsoConfig.Generator.Tests.Rules;

/// <summary>Severities are set as for any other diagnostic, but what breaks sign-in cannot be silenced.</summary>
public sealed class SeverityTests
{
    [Theory]
    [InlineData(ReportDiagnostic.Suppress, null)]
    [InlineData(ReportDiagnostic.Error, DiagnosticSeverity.Error)]
    [InlineData(ReportDiagnostic.Info, DiagnosticSeverity.Info)]
    public void A_warning_takes_the_severity_that_the_project_gives_it(ReportDiagnostic configured, DiagnosticSeverity? expected)
    {
        var run = With(GeneratorRun.Of(OktaFiles.With("scopes", "\"openid\"")), "SSO023", configured);

        Assert.Equal(expected, run.Diagnostics.SingleOrDefault()?.Severity);
    }

    [Theory]
    [InlineData("SSO007", "issuer", "\"http://dev-1.okta.com\"")]
    [InlineData("SSO022", "scopes", "\"profile offline_access\"")]
    [InlineData("SSO024", "client_secret", "\"x\"")]
    public void An_error_that_breaks_sign_in_cannot_be_silenced(string id, string key, string json)
    {
        var run = With(GeneratorRun.Of(OktaFiles.With(key, json)), id, ReportDiagnostic.Suppress);

        Assert.Equal((id, DiagnosticSeverity.Error), (run.Diagnostics.Single().Id, run.Diagnostics.Single().Severity));
    }

    [Fact]
    public void A_collision_in_the_family_can_be_allowed_on_purpose()
    {
        var run = GeneratorRun.Of([OktaFiles.File("okta.json", OktaFiles.Valid), OktaFiles.File("../Second/okta.json", OktaFiles.Valid)]);
        Assert.Equal(["SSO027", "SSO026"], run.Diagnostics.Select(static found => found.Id));

        Assert.Equal(["SSO027"], With(run, "SSO026", ReportDiagnostic.Suppress).Diagnostics.Select(static found => found.Id));
    }

    private static GeneratorRun With(GeneratorRun run, string id, ReportDiagnostic severity) =>
        run.WithOptions(run.Options.WithSpecificDiagnosticOptions([KeyValuePair.Create(id, severity)]));
}
