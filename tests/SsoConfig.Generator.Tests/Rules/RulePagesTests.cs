using SsoConfig.Eng;

namespace SsoConfig.Generator.Tests.Rules;

/// <summary>Every rule has a page with a wrong and a right file, and the two are what the page says.</summary>
public sealed class RulePagesTests
{
    public static TheoryData<string> RuleIds => [.. OktaJsonRuleSet.All.Select(static rule => rule.Id)];

    public static TheoryData<string> RulesWithWrongFile =>
        [.. OktaJsonRuleSet.All.Where(static rule => rule != OktaJsonRules.NoFile).Select(static rule => rule.Id)];

    [Theory]
    [MemberData(nameof(RulesWithWrongFile))]
    public void The_wrong_file_breaks_this_rule_and_no_other(string id)
    {
        var diagnostics = OktaFiles.Load(Page(id).Wrong, Page(id).Options).Diagnostics;

        Assert.Equal([id], diagnostics.Select(static diagnostic => diagnostic.Rule.Id));
        Assert.NotNull(diagnostics[0].Location);
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_right_file_breaks_no_rule(string id) =>
        Assert.Empty(OktaFiles.Load(Page(id).Right, Page(id).Options).Diagnostics.Select(static diagnostic => diagnostic.Message));

    public static TheoryData<string> RulesWithCorrection =>
        [
            .. OktaJsonRuleSet
                .All.Where(static rule => OktaFiles.Load(new RulePage(rule).Wrong).Diagnostics.Any(static found => found.Fix is not null))
                .Select(static rule => rule.Id),
        ];

    [Theory]
    [MemberData(nameof(RulesWithCorrection))]
    public void A_correction_leads_to_a_file_without_a_mistake(string id)
    {
        var files = Page(id).Wrong;
        var mistake = OktaFiles.Load(files).Diagnostics.Single();

        var corrected = files.Select(file =>
            file.Path == mistake.Location!.Path ? file with { Text = Apply(mistake.Fix!, file.Text!) } : file
        );

        Assert.Empty(OktaFiles.Load(corrected).Diagnostics.Select(static diagnostic => diagnostic.Message));
    }

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void The_page_names_the_rule_and_how_it_is_configured(string id)
    {
        var rule = OktaJsonRuleSet.All.Single(rule => rule.Id == id);

        Assert.Equal($"# {rule.Id}: {rule.Title}", Page(id).Heading);
        Assert.Contains(
            rule.Severity == RuleSeverity.Error ? "Severity: error" : "Severity: warning",
            Page(id).Introduction,
            StringComparison.Ordinal
        );
        Assert.Equal(rule.IsConfigurable, !Page(id).Introduction.Contains("cannot be suppressed", StringComparison.Ordinal));
    }

    [Fact]
    public void The_index_lists_every_rule_in_order()
    {
        var index = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "rules", "README.md"));

        var rows = index.Where(static line => line.StartsWith("| [SSO0", StringComparison.Ordinal)).Select(static line => line[3..9]);

        Assert.Equal(OktaJsonRuleSet.All.Select(static rule => rule.Id), rows);
    }

    [Fact]
    public void Ids_are_unique_and_ascend() =>
        Assert.Equal(
            OktaJsonRuleSet.All.Select(static rule => rule.Id).Order(StringComparer.Ordinal).Distinct(),
            OktaJsonRuleSet.All.Select(static rule => rule.Id)
        );

    private static RulePage Page(string id) => new(OktaJsonRuleSet.All.Single(rule => rule.Id == id));

    private static string Apply(OktaJsonFix fix, string text) => text[..fix.Range.Start] + fix.Replacement + text[fix.Range.End..];
}
