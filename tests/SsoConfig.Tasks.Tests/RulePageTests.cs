using System.Reflection;
using SsoConfig.Eng;
using SsoConfig.Tasks.Checks;
using Xunit;

namespace SsoConfig.Tasks.Tests;

public sealed class RulePageTests
{
    public static TheoryData<string> Codes =>
        [
            .. typeof(ManifestRules)
                .GetFields(BindingFlags.Static | BindingFlags.Public)
                .Select(static rule => (string)rule.GetRawConstantValue()!),
        ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_page_with_what_is_wrong_and_what_is_right(string code)
    {
        var page = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "rules", $"{code}.md"));

        Assert.StartsWith($"# {code}: ", page[0], StringComparison.Ordinal);
        Assert.StartsWith("Severity: ", page[2], StringComparison.Ordinal);
        Assert.Contains("## Wrong", page);
        Assert.Contains("## Right", page);
    }

    [Fact]
    public void The_index_lists_every_rule_in_order()
    {
        var index = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "rules", "README.md"));

        Assert.Equal(
            Codes.Select(static row => row.Data),
            index.Where(static line => line.StartsWith("| [SSO1", StringComparison.Ordinal)).Select(static line => line[3..9])
        );
    }
}
