using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Generator.Tests.Hostile;

/// <summary>A hostile value arrives exactly as it is, or is refused. It never becomes anything but a value.</summary>
public sealed class HostileValueTests
{
    [Fact]
    public void There_are_at_least_200_of_them() => Assert.InRange(HostileValues.All.Distinct().Count(), 200, int.MaxValue);

    [Fact]
    public void A_setting_is_carried_over_exactly()
    {
        var settings = HostileValues.All.Select(static (value, i) => $"\"v{i}\": {JsonSerializer.Serialize(value)}");
        var run = GeneratorRun.Of(OktaFiles.With("settings", $"{{ {string.Join(", ", settings)} }}"));

        var constants = Constants(run, "First.OktaConfig+Settings");

        Assert.Empty(Errors(run));
        Assert.Equal(HostileValues.All, Enumerable.Range(0, HostileValues.All.Count).Select(i => constants[$"V{i}"]));
        Assert.Equal(["OktaConfig", "Settings"], TypesIn(run));
    }

    [Fact]
    public void An_array_of_them_compiles_to_that_array()
    {
        var run = GeneratorRun.Of(OktaFiles.With("settings", $"{{ \"all\": {JsonSerializer.Serialize(HostileValues.All)} }}"));

        var literals = run
            .Output.SyntaxTrees.Last()
            .GetRoot(TestContext.Current.CancellationToken)
            .DescendantNodes()
            .OfType<ArrayCreationExpressionSyntax>()
            .Single()
            .Initializer!.Expressions.Cast<LiteralExpressionSyntax>()
            .Select(static literal => literal.Token.ValueText);

        Assert.Empty(Errors(run));
        Assert.Equal(HostileValues.All, literals);
    }

    [Theory]
    [InlineData("issuer", "Issuer")]
    [InlineData("clientId", "ClientId")]
    [InlineData("redirectUri", "RedirectUri")]
    [InlineData("logoutRedirectUri", "LogoutRedirectUri")]
    [InlineData("scopes", "Scopes")]
    public void A_value_for_sign_in_is_carried_over_exactly_or_refused(string key, string constant)
    {
        foreach (var value in HostileValues.All)
        {
            var run = GeneratorRun.Of(OktaFiles.With(key, JsonSerializer.Serialize(value)));
            var refused = run.Diagnostics.Any(static found => found.Severity == DiagnosticSeverity.Error);

            Assert.Empty(
                run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
                    .Where(static found => found.Severity == DiagnosticSeverity.Error)
            );
            Assert.True(refused || Constants(run, "First.OktaConfig")[constant] == value, $"{key}: {JsonText.Quote(value)}");
            Assert.Equal(["OktaConfig"], TypesIn(run));
        }
    }

    [Fact]
    public void A_scheme_with_a_hostile_part_is_refused()
    {
        foreach (
            var value in HostileValues.All.Where(static value =>
                !value.Contains(':') && value is not ("-rf" or "--help" or "default" or "null" or "true" or "1" or "-0" or "1e400" or "NaN")
            )
        )
        {
            var diagnostics = OktaFiles
                .Load(OktaFiles.With("redirectUri", JsonSerializer.Serialize($"com.a{value}b.c:/callback")))
                .Diagnostics;

            Assert.True(diagnostics.Any(static found => found.IsError), JsonText.Quote(value));
        }
    }

    [Fact]
    public void A_hostile_key_of_a_setting_is_refused_or_becomes_a_plain_name()
    {
        foreach (var key in HostileValues.All)
        {
            var run = GeneratorRun.Of(OktaFiles.With("settings", $"{{ {JsonSerializer.Serialize(key)}: 1 }}"));

            Assert.Empty(
                run.Output.GetDiagnostics(TestContext.Current.CancellationToken)
                    .Where(static found => found.Severity == DiagnosticSeverity.Error)
            );
            Assert.Empty(TypesIn(run).Except(["OktaConfig", "Settings"]));
        }
    }

    [Fact]
    public void A_hostile_file_name_stays_inside_its_comment()
    {
        foreach (var name in HostileValues.All.Select(static value => value.Replace('/', '_').Replace('\\', '_')))
        {
            var path = $"{OktaFiles.Folder}/okta.{name}.json";
            var run = GeneratorRun.Of([
                OktaFiles.File("okta.json", OktaFiles.Valid),
                new OktaJsonFile(path, "{ \"clientId\": \"0oaOther\" }", OktaJsonKind.Environment),
            ]);

            Assert.Empty(Errors(run));
            Assert.Equal("0oaOther", Constants(run, "First.OktaConfig")["ClientId"]);
            Assert.Equal(["OktaConfig"], TypesIn(run));
        }
    }

    [Theory]
    [InlineData("My App-2", "My_App_2")]
    [InlineData("1st.class", "_1st.@class")]
    [InlineData("A { } class Evil", "A_____class_Evil")]
    public void A_project_name_becomes_a_namespace(string name, string expected)
    {
        var run = GeneratorRun.Of(OktaFiles.Valid, ("RootNamespace", name));

        Assert.Empty(Errors(run));
        Assert.Contains($"namespace {expected}\n", run.Source(), StringComparison.Ordinal);
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused() =>
        Assert.Equal(
            [OktaJsonRules.Unreadable],
            OktaFiles.Load(OktaFiles.With("settings", "{ \"a\": \"\\ud800\" }")).Diagnostics.Select(static found => found.Rule)
        );

    private static IEnumerable<Diagnostic> Errors(GeneratorRun run) =>
        run
            .Diagnostics.Concat(run.Output.GetDiagnostics(TestContext.Current.CancellationToken))
            .Where(static found => found.Severity >= DiagnosticSeverity.Warning);

    private static Dictionary<string, string> Constants(GeneratorRun run, string type) =>
        run
            .Output.GetTypeByMetadataName(type)!
            .GetMembers()
            .OfType<IFieldSymbol>()
            .Where(static field => field.IsConst)
            .ToDictionary(static field => field.Name, static field => (string)field.ConstantValue!);

    private static IEnumerable<string> TypesIn(GeneratorRun run) =>
        run
            .Output.SyntaxTrees.Skip(1)
            .SelectMany(static tree =>
                tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<BaseTypeDeclarationSyntax>()
            )
            .Select(static type => type.Identifier.ValueText);
}
