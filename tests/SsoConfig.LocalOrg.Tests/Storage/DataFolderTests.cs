using System.Runtime.Versioning;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.Storage;

public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode Everyone =
        UnixFileMode.UserRead
        | UnixFileMode.UserWrite
        | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherExecute;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sso-org-test-");

    [Fact]
    public async Task Sessions_and_tokens_outlive_a_restart_of_an_org_with_a_data_folder()
    {
        using var browser = new UserAgent();
        var options = OrgFixture.Options with { DataFolder = _folder.FullName };
        Json tokens;
        await using (var before = await LocalOrgServer.StartAsync(options, TestContext.Current.CancellationToken))
        {
            options = options with { Issuer = before.Issuer };
            tokens = await OrgFixture.FirstOf(before).SignInAsync(browser);
        }

        await using var after = await LocalOrgServer.StartAsync(options, TestContext.Current.CancellationToken);

        Assert.NotNull((await browser.OpenAsync(OrgFixture.FirstOf(after).AuthorizeAddress(("prompt", "none"))))["code"]);
        Assert.NotNull((await OrgFixture.FirstOf(after).RefreshAsync(tokens.RefreshToken))["access_token"]);
    }

    [Fact]
    public async Task A_client_takes_over_what_changed_in_its_file()
    {
        var options = OrgFixture.Options with { DataFolder = _folder.FullName };
        await (await LocalOrgServer.StartAsync(options, TestContext.Current.CancellationToken)).DisposeAsync();
        var moved = OrgFixture.FirstRegistration with { RedirectUris = ["com.first.moved:/callback"] };

        await using var org = await LocalOrgServer.StartAsync(options with { Apps = [moved] }, TestContext.Current.CancellationToken);
        using var browser = new UserAgent();
        var response = await browser.OpenAsync(new TestApp(org, moved).AuthorizeAddress(("prompt", "none")));

        Assert.Equal("com.first.moved", response.Address.Scheme);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task An_existing_empty_folder_becomes_readable_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        File.SetUnixFileMode(_folder.FullName, Everyone);

        await using var org = await LocalOrgServer.StartAsync(
            OrgFixture.Options with
            {
                DataFolder = _folder.FullName,
            },
            TestContext.Current.CancellationToken
        );

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.FullName));
        Assert.NotEmpty(_folder.GetFiles());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Keys_that_another_user_could_have_read_or_planted_are_not_used()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        File.SetUnixFileMode(_folder.FullName, Everyone);
        await File.WriteAllBytesAsync(
            Path.Combine(_folder.FullName, "encryption.key"),
            new byte[32],
            TestContext.Current.CancellationToken
        );

        var problem = await Assert.ThrowsAsync<LocalOrgException>(() =>
            LocalOrgServer.StartAsync(OrgFixture.Options with { DataFolder = _folder.FullName }, TestContext.Current.CancellationToken)
        );

        Assert.Contains(
            $"'{_folder.FullName}' contains files, and other users had access to it",
            problem.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_folder_that_cannot_be_created_is_reported()
    {
        var file = Path.Combine(_folder.FullName, "a-file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<LocalOrgException>(() =>
            LocalOrgServer.StartAsync(
                OrgFixture.Options with
                {
                    DataFolder = Path.Combine(file, "data"),
                },
                TestContext.Current.CancellationToken
            )
        );

        Assert.Contains(Path.Combine(file, "data"), problem.Message, StringComparison.Ordinal);
        Assert.Contains("--data", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
