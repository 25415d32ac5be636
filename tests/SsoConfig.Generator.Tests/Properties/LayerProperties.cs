using FsCheck.Xunit;

namespace SsoConfig.Generator.Tests.Properties;

/// <summary>okta.org.json, okta.json, okta.environment.json and their platform objects, whatever is in them.</summary>
[Properties(Arbitrary = [typeof(LayerArbitraries)])]
public sealed class LayerProperties
{
    private const string Organization = "../okta.org.json";
    private const string App = "okta.json";
    private const string Environment = "okta.Debug.json";

    [Property]
    public void The_strongest_layer_that_sets_a_key_wins(LayerContent organization, LayerContent app, LayerContent environment) =>
        Assert.Equal(
            organization.Effective().Then(app.Then(environment).Effective()).Lines(),
            Values((Organization, organization), (App, app), (Environment, environment))
        );

    [Property]
    public void It_does_not_matter_whether_the_files_of_the_app_are_put_together_beforehand(
        LayerContent organization,
        LayerContent app,
        LayerContent environment
    ) =>
        Assert.Equal(
            Values((Organization, organization), (App, app), (Environment, environment)),
            Values((Organization, organization), (App, app.Then(environment)))
        );

    [Property]
    public void A_layer_that_repeats_another_changes_nothing(LayerContent app) =>
        Assert.Equal(Values((App, app)), Values((Organization, app), (App, app), (Environment, app)));

    [Property]
    public void An_empty_layer_changes_nothing(LayerContent app)
    {
        var alone = Load((App, app.ToString()));
        var amongEmpty = Load((Organization, "{}"), (App, app.ToString()), (Environment, "{}"));

        Assert.Equal(alone, amongEmpty);
    }

    [Property]
    public void Files_may_come_in_any_order(LayerContent organization, LayerContent app, LayerContent environment)
    {
        (string, string)[] files = [(Organization, organization.ToString()), (App, app.ToString()), (Environment, environment.ToString())];

        Assert.Equal(Load(files), Load(files[2], files[0], files[1]));
        Assert.Equal(Load(files), Load(files[1], files[2], files[0]));
    }

    [Property]
    public void Order_spelling_comments_and_white_space_of_a_file_do_not_matter(LayerContent app, LayerContent environment, JsonStyle style)
    {
        var plain = Values((App, app), (Environment, environment));
        var styled = ModelValues.Of(Load((App, style.Write(app)), (Environment, style.Write(environment))).Model);

        Assert.Equal(plain, styled);
    }

    [Property]
    public void The_order_of_other_apps_does_not_matter(LayerContent app, LayerContent second, LayerContent third)
    {
        (string, string)[] files =
        [
            (App, app.ToString()),
            ("../Second/okta.json", second.ToString()),
            ("../Third/okta.json", third.ToString()),
        ];

        Assert.Equal(Load(files), Load(files[2], files[1], files[0]));
    }

    private static IEnumerable<string> Values(params (string Path, LayerContent Content)[] files) =>
        ModelValues.Of(Load([.. files.Select(static file => (file.Path, file.Content.ToString()))]).Model);

    private static (OktaConfigModel Model, EquatableArray<OktaJsonDiagnostic> Diagnostics) Load(params (string Path, string Text)[] files)
    {
        var result = OktaFiles.Load(
            files.Select(static file => OktaFiles.File(file.Path, file.Text)),
            new OktaJsonOptions(LayerContent.Platform, Environment: "Debug")
        );
        return (result.Model, result.Diagnostics);
    }
}
