using FsCheck.Xunit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SsoConfig.Generator.Emit;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>Whatever a value is, the generated file is C# without a warning, and the constant is that value.</summary>
[Properties(Arbitrary = [typeof(AnyTextArbitrary)])]
public sealed class EmitterProperties
{
    [Property]
    public void A_value_for_sign_in_becomes_that_constant(AnyText clientId, AnyText origin)
    {
        var constants = Constants(SettingGroup.None, clientId.Value, origin.Value);

        Assert.Equal(clientId.Value, constants["ClientId"]);
    }

    [Property]
    public void A_setting_becomes_that_constant(AnyText text, AnyText key, AnyText origin)
    {
        var setting = new SettingValue("Setting", key.Value, new SettingScalar(SettingType.String, text.Value), origin.Value);

        Assert.Equal(text.Value, Constants(Group(setting), "0oa1", "okta.json")["Setting"]);
    }

    [Property]
    public void Items_of_an_array_become_those_items(AnyText first, AnyText second, AnyText key)
    {
        SettingScalar[] items = [new(SettingType.String, first.Value), new(SettingType.String, second.Value)];
        var root = Emit(
            Group(new SettingList("List", key.Value, SettingType.String, EquatableArray<SettingScalar>.From(items), "okta.json")),
            "0oa1",
            "okta.json"
        );

        var written = root.DescendantNodes()
            .OfType<ArrayCreationExpressionSyntax>()
            .Single()
            .Initializer!.Expressions.Cast<LiteralExpressionSyntax>();

        Assert.Equal([first.Value, second.Value], written.Select(static item => item.Token.ValueText));
    }

    [Property]
    public void A_parameter_of_requests_keeps_its_name_and_value(AnyText value, AnyText origin)
    {
        var root = Emit(SettingGroup.None, "0oa1", "okta.json", new RequestParameter("audience", value.Value, origin.Value));

        var written = root.DescendantNodes()
            .OfType<ArrayCreationExpressionSyntax>()
            .Single()
            .DescendantNodes()
            .OfType<LiteralExpressionSyntax>();

        Assert.Equal(["audience", value.Value], written.Select(static literal => literal.Token.ValueText));
    }

    [Property]
    public void A_number_keeps_its_value(long number, double real)
    {
        var constants = OktaFiles
            .Load(
                OktaFiles.With(
                    "settings",
                    FormattableString.Invariant($"{{ \"a\": {number}, \"b\": {(double.IsFinite(real) ? real : 0):R} }}")
                )
            )
            .Model.Settings;
        var root = Emit(constants, "0oa1", "okta.json").ToFullString();

        Assert.Contains(FormattableString.Invariant($" A = {number}"), root, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($" B = {(double.IsFinite(real) ? real : 0):R}"), root, StringComparison.Ordinal);
    }

    [Property]
    public void A_name_of_a_project_becomes_a_namespace(AnyText name)
    {
        var ns = CSharpName.Namespace(name.Value);
        var writer = GeneratedFile.Begin(ns);
        writer.Line("class A;");

        Assert.Empty(CSharpSyntaxTree.ParseText(GeneratedFile.End(writer, ns)).GetDiagnostics());
    }

    private static SettingGroup Group(Setting setting) => SettingGroup.None with { Members = EquatableArray<Setting>.From([setting]) };

    private static Dictionary<string, string> Constants(SettingGroup settings, string clientId, string origin) =>
        Emit(settings, clientId, origin)
            .DescendantNodes()
            .OfType<FieldDeclarationSyntax>()
            .Select(static field => field.Declaration.Variables.Single())
            .Where(static constant => constant.Initializer!.Value is LiteralExpressionSyntax)
            .ToDictionary(
                static constant => constant.Identifier.ValueText,
                static constant => ((LiteralExpressionSyntax)constant.Initializer!.Value).Token.ValueText
            );

    private static SyntaxNode Emit(SettingGroup settings, string clientId, string origin, params RequestParameter[] parameters)
    {
        var value = new SourcedValue(clientId, origin);
        var project = new ProjectOptions(
            "First",
            "OktaConfig",
            HasRuntime: true,
            IsRequired: true,
            NeedsCallbackActivity: false,
            "First.csproj",
            Documentation: "",
            new OktaJsonOptions()
        );
        var model = new SourceModel(
            project,
            new OktaConfigModel(value, value, value, value, value, SourcedValue.Missing, settings)
            {
                Parameters = EquatableArray<RequestParameter>.From(parameters),
            }
        );
        var tree = CSharpSyntaxTree.ParseText(
            ConfigEmitter.Emit(model),
            new CSharpParseOptions(documentationMode: DocumentationMode.Diagnose)
        );
        Assert.Empty(tree.GetDiagnostics());
        return tree.GetRoot();
    }
}
