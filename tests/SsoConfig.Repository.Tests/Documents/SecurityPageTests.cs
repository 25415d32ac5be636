using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Documents;

/// <summary>Each claim of docs/security.md names the test that shows it.</summary>
public sealed partial class SecurityPageTests
{
    [Fact]
    public void Every_test_that_the_security_page_names_exists_in_the_class_that_it_names()
    {
        var named = NamedTests(File.ReadAllText(Path.Combine(Eng.Repository.Root, "docs", "security.md"))).Distinct().ToList();

        Assert.True(named.Count > 20, "The page names hardly any test.");
        Assert.Empty(named.Except(TestsOfTheRepository()));
    }

    private static HashSet<string> TestsOfTheRepository() =>
        [
            .. from file in SourceTree.Files("tests")
            where file.EndsWith("Tests.cs", StringComparison.Ordinal)
            from type in SourceTree.Parse(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
            from method in type.Members.OfType<MethodDeclarationSyntax>()
            where
                method
                    .AttributeLists.SelectMany(static list => list.Attributes)
                    .Any(static attribute => attribute.Name.ToString() is "Fact" or "Theory" or "Property")
            select $"{type.Identifier}.{method.Identifier}",
        ];

    /// <summary>A name without a class is one of the class that was named last.</summary>
    private static IEnumerable<string> NamedTests(string page)
    {
        var last = string.Empty;
        foreach (Match match in TestName().Matches(page))
        {
            last = match.Groups["class"] is { Success: true } named ? named.Value : last;
            yield return $"{last}.{match.Groups["test"].Value}";
        }
    }

    [GeneratedRegex(@"`(?:(?<class>\w+)\.)?(?<test>[A-Z][A-Za-z0-9]*(?:_\w+)+)`")]
    private static partial Regex TestName();
}
