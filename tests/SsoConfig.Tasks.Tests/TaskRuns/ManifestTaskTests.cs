using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.Windows;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class ManifestTaskTests : IDisposable
{
    private const string Okta = """
        {
          "issuer": "https://example.okta.com",
          "clientId": "0oa1",
          "redirectUri": "com.first.sample:/callback",
          "logoutRedirectUri": "com.first.sample:/logout",
          "ios": {
            "redirectUri": "com.first.phone:/callback"
          }
        }
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly RecordingEngine _engine = new();

    [Fact]
    public void A_platform_object_gives_the_platform_its_own_scheme_beside_the_shared_logout_scheme()
    {
        Assert.True(WriteApple(_folder.Write("okta.json", Okta)));

        Assert.Contains("<string>com.first.phone</string>", Written(), StringComparison.Ordinal);
        Assert.Contains("<string>com.first.sample</string>", Written(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_layer_wins_whatever_the_order_of_the_items()
    {
        var app = _folder.Write("okta.json", Okta.Replace("ios", "android", StringComparison.Ordinal));
        var environment = _folder.Write("okta.Debug.json", """{ "redirectUri": "com.first.debug:/callback" }""");

        Assert.True(WriteApple(environment, app));

        Assert.Contains("<string>com.first.debug</string>", Written(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{ "redirectUri": "<my scheme>:/callback" }""")]
    [InlineData("""{ "redirectUri": "my app<&:/callback" }""")]
    [InlineData("""{ "redirectUri": "com.first.sample\n:/callback" }""")]
    [InlineData("""{ "redirectUri": 7 }""")]
    public void A_wrong_okta_json_is_left_to_the_compiler_and_nothing_is_written(string okta)
    {
        Assert.True(WriteApple(_folder.Write("okta.json", okta)));

        Assert.Empty(_engine.Errors);
        Assert.False(File.Exists(_folder.PathOf("obj/Info.plist")));
    }

    [Fact]
    public void The_check_does_not_let_an_app_without_a_scheme_pass()
    {
        Assert.False(CheckWindows(_folder.Write("okta.json", "{")));

        Assert.Equal("SSO102", Assert.Single(_engine.Errors).Code);
    }

    [Fact]
    public void A_finding_is_reported_at_the_value_in_okta_json_with_a_link_to_its_page()
    {
        var okta = _folder.Write("okta.json", Okta);

        Assert.False(CheckWindows(okta));

        var error = Assert.Single(_engine.Errors);
        Assert.Equal(("SSO103", okta, 4, 18), (error.Code, error.File, error.LineNumber, error.ColumnNumber));
        Assert.EndsWith("docs/rules/SSO103.md", error.HelpLink, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_with_the_same_content_keeps_its_time()
    {
        var okta = _folder.Write("okta.json", Okta);
        WriteApple(okta);
        File.SetLastWriteTimeUtc(_folder.PathOf("obj/Info.plist"), DateTime.UnixEpoch);

        WriteApple(okta);

        Assert.Equal(DateTime.UnixEpoch, File.GetLastWriteTimeUtc(_folder.PathOf("obj/Info.plist")));
    }

    [Fact]
    public void The_app_manifest_that_is_missing_counts_as_none()
    {
        Assert.True(WriteApple(_folder.Write("okta.json", Okta)));

        Assert.Empty(_engine.Errors);
    }

    [Fact]
    public void Every_task_may_run_in_a_thread_of_its_own() =>
        Assert.All(
            typeof(ManifestTask).Assembly.GetExportedTypes().Where(static type => !type.IsAbstract && typeof(ITask).IsAssignableFrom(type)),
            static task =>
                Assert.Contains(
                    task.CustomAttributes,
                    static attribute => attribute.AttributeType.FullName == "Microsoft.Build.Framework.MSBuildMultiThreadableTaskAttribute"
                )
        );

    public void Dispose() => _folder.Dispose();

    private bool WriteApple(params string[] okta) =>
        new GenerateSsoInfoPlist
        {
            BuildEngine = _engine,
            OktaFiles = [.. okta.Select(static path => new TaskItem(path))],
            Platform = "ios",
            AppManifest = new TaskItem(_folder.PathOf("Info.plist")),
            Name = "com.first.app",
            Output = new TaskItem(_folder.PathOf("obj/Info.plist")),
        }.Execute();

    private bool CheckWindows(string okta) =>
        new ValidateSsoWindowsManifest
        {
            BuildEngine = _engine,
            OktaFiles = [new TaskItem(okta)],
            Platform = "windows",
            Documentation = "/package/docs/rules/",
            Manifest = new TaskItem(
                _folder.Write(
                    "Package.appxmanifest",
                    """<Package xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10" />"""
                )
            ),
        }.Execute();

    private string Written() => File.ReadAllText(_folder.PathOf("obj/Info.plist"));
}
