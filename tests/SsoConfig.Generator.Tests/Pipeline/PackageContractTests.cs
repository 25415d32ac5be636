using System.Reflection;
using System.Xml.Linq;
using SsoConfig.Eng;
using SsoConfig.Generator.Diagnostics;
using SsoConfig.Generator.Parsing;

namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>What stands in two places says the same in both.</summary>
public sealed class PackageContractTests
{
    private static readonly string Project = Path.Combine(Repository.Root, "src", "SsoConfig.Generator");
    private static readonly string Tasks = Path.Combine(Repository.Root, "src", "SsoConfig.Tasks");

    [Fact]
    public void The_props_file_passes_exactly_the_properties_that_the_generator_reads()
    {
        var props = XDocument.Load(Path.Combine(Project, "buildTransitive", "SsoConfig.Code.props"));
        var visible = props
            .Descendants("CompilerVisibleProperty")
            .Select(static item => item.Attribute("Include")!.Value)
            .Concat(props.Descendants("CompilerVisibleItemMetadata").Select(static item => item.Attribute("MetadataName")!.Value));

        var read = typeof(BuildProperties)
            .GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(static field => (string)field.GetRawConstantValue()!);

        Assert.Equal(read.Order(StringComparer.Ordinal), visible.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_targets_files_give_only_kinds_that_exist()
    {
        string[] targets =
        [
            Path.Combine(Project, "buildTransitive", "SsoConfig.Code.targets"),
            Path.Combine(Tasks, "buildTransitive", "SsoConfig.Family.targets"),
        ];
        var kinds = targets
            .SelectMany(static file => XDocument.Load(file).Descendants().Attributes(BuildProperties.Kind))
            .Select(static kind => kind.Value)
            .Distinct();

        Assert.Equal(
            Enum.GetNames<OktaJsonKind>().Order(StringComparer.OrdinalIgnoreCase),
            kinds.Order(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase
        );
    }

    [Fact]
    public void The_release_notes_list_exactly_the_rules_that_exist()
    {
        var listed = File.ReadAllLines(Path.Combine(Project, "AnalyzerReleases.Unshipped.md"))
            .Where(static line => line.StartsWith("SSO", StringComparison.Ordinal))
            .Select(static line => string.Join('|', line.Split('|').Take(3).Select(static cell => cell.Trim())));

        var rules = OktaJsonRuleSet
            .All.Select(static rule => Descriptors.Create(rule, ""))
            .Select(static rule => $"{rule.Id}|{rule.Category}|{rule.DefaultSeverity}")
            .Append("SSO099|SsoConfig|Hidden");

        Assert.Equal(rules, listed);
    }

    [Theory]
    [InlineData("/packages/docs/rules/", "/packages/docs/rules/SSO023.md")]
    [InlineData("https://wiki.example.com/sso/", "https://wiki.example.com/sso/SSO023.md")]
    [InlineData("", "")]
    public void A_diagnostic_links_to_its_page_where_the_project_has_it(string documentation, string link)
    {
        var run = GeneratorRun.Of(OktaFiles.With("scopes", "\"openid\""), ("SsoConfigDocumentation", documentation));

        Assert.Equal(link, run.Diagnostics.Single().Descriptor.HelpLinkUri);
    }
}
