using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace SsoConfig.Mutation;

/// <summary>Names the type and member of a place in a source file.</summary>
internal sealed class MemberNames(SyntaxNode root)
{
    /// <summary>For example <c>IdTokenRules.Check</c>; the type alone for what is in no member of it.</summary>
    public string At(TextSpan span)
    {
        var enclosing = root.FindNode(span).AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Select(Name).OfType<string>();
        return string.Join('.', enclosing.Reverse());
    }

    private static string? Name(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseTypeDeclarationSyntax type => type.Identifier.Text,
            MethodDeclarationSyntax method => method.Identifier.Text,
            PropertyDeclarationSyntax property => property.Identifier.Text,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.Text,
            ConstructorDeclarationSyntax => "constructor",
            OperatorDeclarationSyntax operation => $"operator {operation.OperatorToken.Text}",
            ConversionOperatorDeclarationSyntax conversion => $"operator {conversion.Type}",
            IndexerDeclarationSyntax => "indexer",
            EnumMemberDeclarationSyntax value => value.Identifier.Text,
            _ => null,
        };
}
