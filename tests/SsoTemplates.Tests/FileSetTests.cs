using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class FileSetTests(TemplatePack pack)
{
    [Theory]
    [InlineData("default")]
    [InlineData("tests", "--tests")]
    [InlineData("local-org", "--local-org")]
    [InlineData("blazor", "--blazor")]
    [InlineData("blazor-tests", "--blazor", "--tests")]
    public async Task An_app_has_exactly_these_files(string baseline, params string[] options)
    {
        using var workspace = pack.CreateWorkspace();

        var app = await workspace.NewAppAsync("First", "com.first.sample", options);

        Baseline.Matches("files." + baseline, app.Files);
    }

    [Theory]
    [InlineData("okta-json", "okta.json", "--scheme", "com.first.sample")]
    [InlineData("okta-org-json", "okta.org.json")]
    public async Task An_item_template_writes_exactly_one_file(string template, string file, params string[] options)
    {
        using var workspace = pack.CreateWorkspace();

        await workspace.NewAsync([template, .. options]);

        Assert.Equal([file], Directory.EnumerateFiles(workspace.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_target_platform_references_one_package_of_ours_in_the_version_of_the_template_pack()
    {
        using var workspace = pack.CreateWorkspace();

        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var ours = app.Read("First.csproj")
            .Split('\n')
            .Where(static line => line.Contains("Include=\"SsoConfig", StringComparison.Ordinal))
            .Select(static line => line.Trim());
        Assert.Equal(
            [
                $"<PackageReference Include=\"SsoConfig.Maui\" Version=\"{pack.Feed.Version}\" />",
                $"<PackageReference Include=\"SsoConfig.Desktop\" Version=\"{pack.Feed.Version}\" />",
            ],
            ours
        );
    }
}
