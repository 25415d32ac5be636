using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Cases;

/// <summary>The methods that carry a <c>[Case]</c> attribute, found in the sources: no test project can load all others.</summary>
internal static class CaseTests
{
    public static ILookup<string, string> Find() =>
        (
            from file in SourceTree.Files("tests")
            from method in SourceTree.Parse(file).DescendantNodes().OfType<MethodDeclarationSyntax>()
            from attribute in method.AttributeLists.SelectMany(static list => list.Attributes)
            where attribute.Name.ToString() is "Case"
            let id = attribute.ArgumentList!.Arguments[0].ToString().Trim('"')
            select (Id: id, Test: $"`{Path.GetFileNameWithoutExtension(file)}.{method.Identifier.Text}`")
        )
            .Distinct()
            .ToLookup(static found => found.Id, static found => found.Test);
}
