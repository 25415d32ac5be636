using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>What travels through the pipeline is plain data that compares by value, and keeps nothing of a compilation alive.</summary>
public sealed class ModelTests
{
    private static readonly OktaJsonFile[] Everything =
    [
        OktaFiles.File("../okta.org.json", "{ \"issuer\": \"https://dev-1.okta.com/oauth2/default\" }"),
        OktaFiles.File("okta.json", OktaFiles.With("settings", "{ \"a\": 1, \"b\": [\"x\"], \"c\": { \"d\": true } }") + "?"),
        OktaFiles.File("../Second/okta.json", OktaFiles.Valid),
    ];

    [Fact]
    public void Equal_files_give_equal_results_and_hashes()
    {
        var (first, second) = (
            Result(Everything),
            Result([.. Everything.Select(static file => file with { Text = new string(file.Text) })])
        );

        Assert.NotSame(first, second);
        Assert.NotEmpty(first.Reported.Diagnostics);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Theory]
    [InlineData("issuer", "\"https://other.okta.com/oauth2/default\"")]
    [InlineData("clientId", "\"0oaOther\"")]
    [InlineData("redirectUri", "\"com.other.sample:/callback\"")]
    [InlineData("logoutRedirectUri", "\"com.first.sample:/other\"")]
    [InlineData("scopes", "\"openid offline_access\"")]
    [InlineData("trustedAudiences", "[\"project-1\"]")]
    [InlineData("metadataAddress", "\"https://login.example.com/metadata\"")]
    [InlineData("issuerTemplate", "\"https://login.example.com/{tenantid}\"")]
    [InlineData("endSessionEndpoint", "\"https://login.example.com/logout\"")]
    [InlineData("logoutRedirectParameter", "\"logout_uri\"")]
    [InlineData("parameters", "{ \"audience\": \"x\" }")]
    [InlineData("dpop", "true")]
    [InlineData("settings", "{ \"a\": 1 }")]
    [InlineData("settings", "{ \"a\": [1] }")]
    [InlineData("settings", "{ \"a\": { \"b\": 1 } }")]
    public void Another_value_gives_another_model(string key, string json) =>
        Assert.NotEqual(OktaFiles.Load(OktaFiles.Valid).Model, OktaFiles.Load(OktaFiles.With(key, json)).Model);

    [Fact]
    public void The_same_value_from_another_file_gives_another_model()
    {
        var own = OktaFiles.Load([Everything[0], OktaFiles.File("okta.json", OktaFiles.Valid)]);
        var inherited = OktaFiles.Load([Everything[0], OktaFiles.File("okta.json", OktaFiles.Without("issuer"))]);

        Assert.Equal(own.Model.Issuer.Value, inherited.Model.Issuer.Value);
        Assert.NotEqual(own.Model, inherited.Model);
    }

    [Fact]
    public void No_step_holds_on_to_a_compilation()
    {
        var run = GeneratorRun.Of(Everything);

        var held = run
            .Steps.TrackedSteps.Where(static step => typeof(TrackingNames).GetFields().Any(field => field.Name == step.Key))
            .SelectMany(static step => step.Value.SelectMany(made => made.Outputs.Select(output => (step.Key, output.Value))));

        Assert.All(held, static output => Walk(output.Value, output.Key, []));
    }

    private static GenerationResult Result(OktaJsonFile[] files) =>
        GenerationResult.Create(
            EquatableArray<LayerSet>.From([.. files.Select(LayerSet.Read)]),
            new ProjectOptions("First", "OktaConfig", true, true, true, "First.csproj", "/docs/", new OktaJsonOptions())
        );

    /// <summary>Fails with the path to an object that must not be there.</summary>
    private static void Walk(object? node, string path, HashSet<object> seen)
    {
        if (node is null || node is string || node.GetType().IsPrimitive || node.GetType().IsEnum || !seen.Add(node))
        {
            return;
        }

        Assert.False(
            node
                is Compilation
                    or ISymbol
                    or SyntaxNode
                    or SyntaxTree
                    or SemanticModel
                    or AdditionalText
                    or SourceText
                    or Diagnostic
                    or Location
                    or Delegate,
            $"{path} is a {node.GetType()}"
        );
        if (node is IEnumerable items)
        {
            foreach (var item in items)
            {
                Walk(item, $"{path}[]", seen);
            }
        }

        foreach (var field in Fields(node.GetType()))
        {
            Walk(field.GetValue(node), $"{path}.{field.Name}", seen);
        }
    }

    private static IEnumerable<FieldInfo> Fields(Type? type)
    {
        for (; type is not null && type.Assembly == typeof(SsoConfigGenerator).Assembly; type = type.BaseType)
        {
            foreach (
                var field in type.GetFields(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly
                )
            )
            {
                yield return field;
            }
        }
    }
}
