using Microsoft.CodeAnalysis;
using Reason = Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace SsoConfig.Generator.Tests.Pipeline;

/// <summary>Which step runs again after which edit. A step that is not in the table fails the test.</summary>
public sealed class RunReasonTests
{
    private static readonly Reasons AllCached = new(
        Reason.Cached,
        Reason.Cached,
        Reason.Cached,
        Reason.Cached,
        Reason.Cached,
        Reason.Cached
    );

    [Fact]
    public void An_edit_of_a_source_file_runs_nothing() => Check(First().WithSource("class Added;"), AllCached);

    [Fact]
    public void A_property_that_the_generator_does_not_read_leads_to_nothing_new() =>
        Check(
            First().WithProperty("SomethingElse", "x"),
            AllCached with
            {
                Files = Reason.Unchanged,
                Documents = Reason.Cached,
                Project = Reason.Unchanged,
            }
        );

    [Fact]
    public void Another_namespace_changes_the_source_only() =>
        Check(
            First().WithProperty("SsoConfigNamespace", "Other"),
            new(Reason.Unchanged, Reason.Cached, Reason.Modified, Reason.Modified, Reason.Modified, Reason.Unchanged)
        );

    [Fact]
    public void A_comment_in_okta_json_emits_nothing_again() =>
        Check(
            First().WithFile("okta.json", "// A comment\n" + OktaFiles.Valid),
            new(Reason.Modified, Reason.Modified, Reason.Cached, Reason.Unchanged, Reason.Cached, Reason.Cached)
        );

    [Fact]
    public void A_comment_above_a_mistake_moves_the_mistake_and_not_the_source() =>
        Check(
            GeneratorRun
                .Of(OktaFiles.With("scopes", "\"openid\""))
                .WithFile("okta.json", "// A comment\n" + OktaFiles.With("scopes", "\"openid\"")),
            new(Reason.Modified, Reason.Modified, Reason.Cached, Reason.Modified, Reason.Unchanged, Reason.Modified)
        );

    [Fact]
    public void Another_value_changes_the_source() =>
        Check(
            First().WithFile("okta.json", OktaFiles.With("clientId", "\"0oaOther\"")),
            new(Reason.Modified, Reason.Modified, Reason.Cached, Reason.Modified, Reason.Modified, Reason.Unchanged)
        );

    [Fact]
    public void An_edit_that_changes_no_value_adds_no_source()
    {
        var run = First().WithFile("okta.json", OktaFiles.Valid.Replace("  ", "\t", StringComparison.Ordinal));

        Assert.All(
            run.Steps.TrackedOutputSteps.SelectMany(static outputs => outputs.Value).SelectMany(static step => step.Outputs),
            static output => Assert.Equal(Reason.Cached, output.Reason)
        );
    }

    private static GeneratorRun First() => GeneratorRun.Of(OktaFiles.Valid);

    private static void Check(GeneratorRun run, Reasons expected)
    {
        var actual = run
            .Steps.TrackedSteps.Where(static step => typeof(TrackingNames).GetFields().Any(field => field.Name == step.Key))
            .ToDictionary(static step => step.Key, static step => step.Value.Single().Outputs.Single().Reason);

        Assert.Equal(expected.ByName(), actual.OrderBy(static step => step.Key, StringComparer.Ordinal));
        Assert.Equal(
            typeof(TrackingNames).GetFields().Select(static field => field.Name).Order(StringComparer.Ordinal),
            actual.Keys.Order(StringComparer.Ordinal)
        );
    }

    private sealed record Reasons(Reason Files, Reason Documents, Reason Project, Reason Result, Reason Source, Reason Diagnostics)
    {
        public IEnumerable<KeyValuePair<string, Reason>> ByName() =>
            typeof(Reasons)
                .GetProperties()
                .Where(static property => property.PropertyType == typeof(Reason))
                .OrderBy(static property => property.Name, StringComparer.Ordinal)
                .Select(property => KeyValuePair.Create(property.Name, (Reason)property.GetValue(this)!));
    }
}
