using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Generator.Emit;
using SsoConfig.Generator.Fuzzing.Inputs;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Fuzzing.Targets;

/// <summary>
/// What is generated of any okta.json, right or wrong, is C# with sound documentation, and no two members of a class have one name.
/// </summary>
internal static class EmitterTarget
{
    private static readonly CSharpParseOptions Options = new(documentationMode: DocumentationMode.Diagnose);

    private static readonly ProjectOptions Project = new(
        "First",
        "OktaConfig",
        HasRuntime: true,
        IsRequired: true,
        NeedsCallbackActivity: true,
        "First.csproj",
        Documentation: "",
        new OktaJsonOptions("android")
    );

    public static void Try(byte[] input)
    {
        var model = new SourceModel(Project, OktaFiles.Load(Encoding.UTF8.GetString(input), Project.Config).Model);
        var config = Parse(ConfigEmitter.Emit(model));
        Parse(CallbackActivityEmitter.Emit(model));

        foreach (var type in config.DescendantNodes().OfType<ClassDeclarationSyntax>())
        {
            var names = type.Members.Select(NameOf).ToList();
            Promise.Holds(
                names.Distinct().Count() == names.Count && !names.Contains(type.Identifier.ValueText),
                $"Every name is its own: {string.Join(", ", names)}"
            );
        }

        var clientId = config
            .DescendantNodes()
            .OfType<VariableDeclaratorSyntax>()
            .First(static constant => constant.Identifier.ValueText == "ClientId");
        Promise.Holds(
            ((LiteralExpressionSyntax)clientId.Initializer!.Value).Token.ValueText == model.Config.ClientId.Value,
            "A constant is its value."
        );
    }

    private static SyntaxNode Parse(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, Options);
        var problem = tree.GetDiagnostics().FirstOrDefault();
        Promise.Holds(problem is null, $"What is generated is C#: {problem}\n{code}");
        return tree.GetRoot();
    }

    private static string NameOf(MemberDeclarationSyntax member) =>
        member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            _ => ((ClassDeclarationSyntax)member).Identifier.ValueText,
        };
}
