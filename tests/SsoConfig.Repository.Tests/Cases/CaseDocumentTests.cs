namespace SsoConfig.Repository.Tests.Cases;

public sealed class CaseDocumentTests
{
    private static readonly ILookup<string, string> Tests = CaseTests.Find();

    public static TheoryData<string> CasesWithTests =>
        [.. FieldCases.All.Where(static item => item.NotTestedHere is null).Select(static item => item.Id)];

    [Theory]
    [MemberData(nameof(CasesWithTests))]
    public void Each_case_is_shown_by_a_test(string id) => Assert.NotEmpty(Tests[id]);

    [Fact]
    public void Each_test_names_a_known_case() =>
        Assert.Empty(Tests.Select(static found => found.Key).Except(FieldCases.All.Select(static item => item.Id)));

    [Fact]
    public void The_document_agrees_with_the_tests()
    {
        var text = CaseDocument.Write(Tests);
        if (Environment.GetEnvironmentVariable("SSO_UPDATE_BASELINES") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(CaseDocument.Path)!);
            File.WriteAllText(CaseDocument.Path, text);
        }

        Assert.True(
            File.Exists(CaseDocument.Path) && File.ReadAllText(CaseDocument.Path).ReplaceLineEndings("\n") == text,
            "docs/engineering/cases.md is out of date: run this test with SSO_UPDATE_BASELINES=1."
        );
    }
}
