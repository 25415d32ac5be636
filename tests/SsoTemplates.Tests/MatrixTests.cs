using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class MatrixTests(TemplatePack pack, MatrixTests.GeneratedRows rows) : IClassFixture<MatrixTests.GeneratedRows>
{
    [Fact]
    public void The_matrix_has_every_pair_of_option_values()
    {
        var options = Enumerable.Range(0, MatrixRow.All[0].Choices.Count).ToList();
        var pairs =
            from first in options
            from second in options
            where first < second
            select MatrixRow.All.Select(row => (row.Choices[first], row.Choices[second])).Distinct().Count();

        Assert.All(pairs, static found => Assert.Equal(4, found));
    }

    [Theory]
    [MemberData(nameof(MatrixRow.Names), MemberType = typeof(MatrixRow))]
    public async Task A_generated_app_builds_for_every_target_platform_without_a_warning_and_passes_its_tests(string name)
    {
        var app = await rows.GetAsync(name);

        var build = await app.BuildAllPlatformsAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        if (MatrixRow.Named(name).Tests)
        {
            (await app.RunTestsAsync()).EnsureSucceeded();
        }

        Assert.SkipWhen(pack.WithWorkload is null, $"Built and tested for the desktop only. {StubWorkload.Absence}");
    }

    [Theory]
    [MemberData(nameof(MatrixRow.Names), MemberType = typeof(MatrixRow))]
    public async Task The_scheme_is_in_okta_json_and_in_the_application_id_only(string name)
    {
        var app = await rows.GetAsync(name);

        var withScheme = app.Files.Where(file => app.Read(file).Contains(MatrixRow.Scheme, StringComparison.OrdinalIgnoreCase));

        string[] allowed = ["okta.json", "okta.local-org.json", $"{name}.csproj"];
        Assert.Subset(allowed.ToHashSet(), withScheme.ToHashSet());
    }

    [Theory]
    [MemberData(nameof(MatrixRow.Names), MemberType = typeof(MatrixRow))]
    public async Task Nothing_of_the_template_itself_is_left(string name)
    {
        string[] leftovers = ["SsoApp", "SSOCONFIG_VERSION", "{sso", "#if (", "cnd:noEmit", "TO" + "DO"];
        var app = await rows.GetAsync(name);

        Assert.All(
            app.Files,
            file =>
                Assert.All(
                    leftovers,
                    leftover =>
                    {
                        Assert.DoesNotContain(leftover, file, StringComparison.Ordinal);
                        Assert.DoesNotContain(leftover, app.Read(file), StringComparison.Ordinal);
                    }
                )
        );
    }

    /// <summary>The apps of the matrix, each generated once.</summary>
    public sealed class GeneratedRows(TemplatePack pack) : IDisposable
    {
        private readonly Workspace _workspace = pack.CreateWorkspace();
        private readonly Dictionary<string, GeneratedApp> _apps = [];

        internal async Task<GeneratedApp> GetAsync(string name)
        {
            if (!_apps.TryGetValue(name, out var app))
            {
                _apps[name] = app = await MatrixRow.Named(name).GenerateAsync(_workspace);
            }

            return app;
        }

        public void Dispose() => _workspace.Dispose();
    }
}
