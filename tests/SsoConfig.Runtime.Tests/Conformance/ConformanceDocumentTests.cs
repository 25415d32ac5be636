using System.Runtime.CompilerServices;

namespace SsoConfig.Tests.Conformance;

public sealed class ConformanceDocumentTests
{
    [Fact]
    public void Every_assertion_has_a_test_or_a_reason_and_never_both() =>
        Assert.All(
            Checklist.Sections.SelectMany(static section => section.Items),
            static item => Assert.True(item.NotTestedHere is null == ConformanceDocument.TestsOfId(item.Id).Count > 0, item.Id)
        );

    [Fact]
    public void Every_module_has_a_test_or_a_reason_and_never_both() =>
        Assert.All(
            Checklist.Modules,
            static module => Assert.True(module.NotTestedHere is null == ConformanceDocument.TestsOfModule(module.Id).Count > 0, module.Id)
        );

    [Fact]
    public void Every_claim_of_a_test_is_in_the_checklist()
    {
        Assert.Empty(
            ConformanceDocument.ClaimedIds.Except(
                Checklist.Sections.SelectMany(static section => section.Items).Select(static item => item.Id)
            )
        );
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

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
