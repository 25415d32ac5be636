using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using SsoConfig.Generator.Analysis;

namespace SsoConfig.Generator.Tests.Fixes;

/// <summary>What an editor makes of okta.json when a correction is chosen.</summary>
public sealed class OktaJsonCodeFixTests
{
    [Fact]
    public Task Writes_one_slash() =>
        Corrects("redirectUri", "{|SSO099:\"com.first.sample://callback\"|}", "\"com.first.sample:/callback\"");

    [Fact]
    public Task Writes_the_scheme_in_lower_case() =>
        Corrects("redirectUri", "{|SSO099:\"com.FIRST.sample:/callback\"|}", "\"com.first.sample:/callback\"");

    [Fact]
    public Task Swaps_a_reserved_scheme_for_the_application_id() =>
        Corrects("redirectUri", "{|SSO099:\"http://first.example.com/cb\"|}", "\"com.application.id:/callback\"");

    [Fact]
    public Task Swaps_the_reversed_okta_host_for_the_application_id() =>
        Corrects("redirectUri", "{|SSO099:\"com.okta.dev-1:/callback\"|}", "\"com.application.id:/callback\"");

    [Fact]
    public Task Adds_openid() =>
        Corrects("scopes", "{|SSO099:[\"profile\", \"offline_access\"]|}", "[\"openid\", \"profile\", \"offline_access\"]");

    [Fact]
    public Task Adds_offline_access() => Corrects("scopes", "{|SSO099:\"openid profile\"|}", "\"openid profile offline_access\"");

    [Fact]
    public Task Corrects_the_issuer() => Corrects("issuer", "{|SSO099:\"https://dev-1-admin.okta.com\"|}", "\"https://dev-1.okta.com\"");

    [Fact]
    public Task Corrects_the_spelling_of_a_key() =>
        Turns(OktaFiles.Valid.Replace("\"clientId\"", "{|SSO099:\"clientID\"|}", StringComparison.Ordinal), OktaFiles.Valid);

    [Fact]
    public Task Removes_a_secret() =>
        Turns(
            OktaFiles.Valid.Replace(
                "  \"clientId\"",
                "  {|SSO099:\"client_secret\"|}: \"x\", // mine\n  \"clientId\"",
                StringComparison.Ordinal
            ),
            OktaFiles.Valid
        );

    [Fact]
    public Task Removes_a_secret_that_comes_last() =>
        Turns(
            OktaFiles.Valid.Replace("/logout\"\n", "/logout\",\n  {|SSO099:\"client_secret\"|}: \"x\"\n", StringComparison.Ordinal),
            OktaFiles.Valid
        );

    [Fact]
    public Task Offers_nothing_for_a_file_without_a_mistake() => Turns(OktaFiles.Valid, OktaFiles.Valid);

    private static Task Corrects(string key, string wrong, string right) => Turns(OktaFiles.With(key, wrong), OktaFiles.With(key, right));

    private static async Task Turns(string wrong, string right)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await CheckMarksAsync(wrong, cancellationToken);
        var plain = wrong
            .Replace("{|SSO099:", string.Empty, StringComparison.Ordinal)
            .Replace("|}", string.Empty, StringComparison.Ordinal);

        Assert.Equal(right, await Editor.ChooseCorrectionsAsync(plain, cancellationToken));
    }

    /// <summary>The analyzer marks exactly the places in <c>{|SSO099:…|}</c>.</summary>
    private static Task CheckMarksAsync(string markup, CancellationToken cancellationToken)
    {
        var test = new CSharpCodeFixTest<OktaJsonFixAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
        {
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.None,
            TestCode = "// The app",
        };
        test.TestState.AdditionalFiles.Add((Editor.FilePath, markup));
        test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\nbuild_property.ApplicationId = com.application.id\n"));
        return test.RunAsync(cancellationToken);
    }
}
