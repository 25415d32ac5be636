using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace SsoConfig.Tests.Conformance;

public sealed partial class ConformanceDocumentTests
{
    [Fact]
    public void Every_assertion_has_a_test_or_a_reason_and_never_both() =>
        Assert.All(Checklist.Sections.SelectMany(static section => section.Items), static item =>
            Assert.True(item.NotTestedHere is null == ConformanceDocument.TestsOfId(item.Id).Count > 0, item.Id));

    [Fact]
    public void Every_module_has_a_test_or_a_reason_and_never_both() =>
        Assert.All(Checklist.Modules, static module =>
            Assert.True(module.NotTestedHere is null == ConformanceDocument.TestsOfModule(module.Id).Count > 0, module.Id));

    [Fact]
    public void Every_claim_of_a_test_is_in_the_checklist()
    {
        Assert.Empty(ConformanceDocument.ClaimedIds.Except(Checklist.Sections.SelectMany(static section => section.Items).Select(static item => item.Id)));
        Assert.Empty(ConformanceDocument.ClaimedModules.Except(Checklist.Modules.Select(static module => module.Id)));
    }

    [Fact]
    public void The_document_says_what_the_tests_say()
    {
        var path = Path.Combine(Root(), "docs", "conformance.md");
        if (Environment.GetEnvironmentVariable("SSO_UPDATE_BASELINES") == "1")
        {
            File.WriteAllText(path, ConformanceDocument.Write());
        }

        Assert.Equal(ConformanceDocument.Write(), File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Every_test_that_the_security_page_names_exists_in_the_class_that_it_names()
    {
        var tests = typeof(ConformanceDocumentTests).Assembly.GetTypes()
            .SelectMany(static type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}"));

        var named = NamedTests(File.ReadAllText(Path.Combine(Root(), "docs", "security.md"))).ToList();

        Assert.True(named.Count > 20);
        Assert.Empty(named.Except(tests));
    }

    [Fact]
    [Conformance("8252-8.12-a")]
    public void The_runtime_knows_no_web_view()
    {
        var names = typeof(SsoClient).Assembly.GetReferencedAssemblies().Select(static assembly => assembly.Name!)
            .Concat(typeof(SsoClient).Assembly.GetTypes().Select(static type => type.FullName!));

        Assert.DoesNotContain(names, static name => name.Contains("WebView", StringComparison.OrdinalIgnoreCase));
    }

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

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
