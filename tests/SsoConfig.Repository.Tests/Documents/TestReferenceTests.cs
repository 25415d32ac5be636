using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SsoConfig.Repository.Tests.Documents;

/// <summary>Pages that name the test that shows a claim.</summary>
public sealed partial class TestReferenceTests
{
    [Theory]
    [InlineData("security.md", "tests")]
    [InlineData("local-org.md", "tests/SsoConfig.LocalOrg.Tests")]
    public void Every_test_that_a_page_names_exists_in_the_class_that_it_names(string page, string folder)
    {
        var named = NamedTests(File.ReadAllText(Path.Combine(Eng.Repository.Root, "docs", page))).Distinct().ToList();

        Assert.True(named.Count > 20, "The page names hardly any test.");
        Assert.Empty(named.Except(TestsIn(folder)));
    }

    private static HashSet<string> TestsIn(string folder) =>
        [
            .. from file in SourceTree.Files(folder)
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

    // A lower-case letter after the first underscore, which an environment variable does not have.
    [GeneratedRegex(@"`(?:(?<class>\w+)\.)?(?<test>[A-Z][A-Za-z0-9]*_\w*[a-z]\w*)`")]
    private static partial Regex TestName();
}
