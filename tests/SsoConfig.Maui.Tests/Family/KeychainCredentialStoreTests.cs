using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;
using SsoConfig.Maui.Tests.Storage;

namespace SsoConfig.Maui.Tests.Family;

public sealed class KeychainCredentialStoreTests
{
    private const string Secret = "s3cret-of-ada";

    private readonly FamilyKeychainItems _keychain = new();
    private readonly Reports _returns = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_app_finds_what_another_has_written()
    {
        await Install("com.first.app").WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await Install("com.second.app").ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_watching_app_looks_at_its_start_when_it_writes_and_whenever_it_comes_to_the_foreground()
    {
        var store = Install("com.first.app");
        var found = new List<string?>();
        var watch = store.Watch(() => found.Add(_keychain.Credential));
        await store.WriteAsync(Secret, Cancel);
        await Install("com.second.app").DeleteAsync(Secret, Cancel);

        _returns.Report();
        watch.Dispose();
        _returns.Report();

        Assert.Equal([null, Secret, null], found);
    }

    [Fact]
    public async Task A_new_credential_replaces_the_old_one()
    {
        var store = Install("com.first.app");
        await store.WriteAsync("old", Cancel);
        await store.WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task Two_apps_that_write_first_at_once_leave_one_credential()
    {
        _keychain.Interrupt = () => _keychain.Credential ??= "of the other app";

        await Install("com.first.app").WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, _keychain.Credential);
    }

    [Fact]
    public async Task Exactly_the_named_credential_is_deleted()
    {
        var store = Install("com.first.app");
        await store.WriteAsync(Secret, Cancel);

        await store.DeleteAsync("another", Cancel);
        Assert.Equal(Secret, await store.ReadAsync(Cancel));
        await store.DeleteAsync(Secret, Cancel);

        Assert.Null(await store.ReadAsync(Cancel));
        await store.DeleteAsync(Secret, Cancel);
    }

    [Fact]
    public async Task A_credential_that_another_app_writes_during_a_deletion_stays()
    {
        var store = Install("com.first.app");
        await store.WriteAsync(Secret, Cancel);
        _keychain.Interrupt = () => _keychain.Credential = "of the other app";

        await store.DeleteAsync(Secret, Cancel);

        Assert.Equal("of the other app", _keychain.Credential);
    }

    [Fact]
    public async Task A_reinstalled_app_that_is_alone_does_not_find_what_the_user_has_removed_with_it()
    {
        await Install("com.first.app").WriteAsync(Secret, Cancel);

        Assert.Null(await Install("com.first.app").ReadAsync(Cancel));
        Assert.Null(_keychain.Credential);
    }

    [Fact]
    public async Task A_first_read_does_not_take_what_the_first_write_stores_meanwhile_for_a_leftover()
    {
        var store = Install("com.first.app");
        Task? write = null;
        _keychain.Meanwhile = () =>
        {
            _keychain.Meanwhile = null;
            write = Task.Run(async () => await store.WriteAsync(Secret, Cancel), Cancel);

            // It ends only where nothing keeps it waiting.
            ((IAsyncResult)write).AsyncWaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
        };
        _keychain.Members.Add("com.first.app");

        await store.ReadAsync(Cancel);
        await write!;

        Assert.Equal(Secret, _keychain.Credential);
    }

    [Fact]
    public async Task A_reinstalled_app_of_several_finds_what_they_share()
    {
        await Install("com.first.app").WriteAsync(Secret, Cancel);
        await Install("com.second.app").ReadAsync(Cancel);

        Assert.Equal(Secret, await Install("com.first.app").ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_restart_is_no_reinstallation()
    {
        var marks = new MarkFile();
        await Install("com.first.app", marks).WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await Install("com.first.app", marks).ReadAsync(Cancel));
    }

    [Theory]
    [InlineData(KeychainStatus.InteractionNotAllowed, "The keychain is locked (status -25308)")]
    [InlineData(KeychainStatus.MissingEntitlement, "The app may not use the keychain group of its family (status -34018)")]
    [InlineData(-50, "The keychain returned status -50")]
    public async Task An_error_of_the_keychain_is_no_absent_credential(int status, string message)
    {
        var store = Install("com.first.app");
        await store.WriteAsync(Secret, Cancel);
        _keychain.Failure = status;

        var problem = await Assert.ThrowsAsync<KeychainException>(async () => await store.ReadAsync(Cancel));
        await Assert.ThrowsAsync<KeychainException>(async () => await store.WriteAsync(Secret, Cancel));
        await Assert.ThrowsAsync<KeychainException>(async () => await store.DeleteAsync(Secret, Cancel));

        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, problem.ToString(), StringComparison.Ordinal);
        _keychain.Failure = 0;
        Assert.Equal(Secret, await store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task An_installation_that_starts_with_a_locked_keychain_joins_when_it_is_unlocked()
    {
        await Install("com.second.app").WriteAsync(Secret, Cancel);
        var store = Install("com.first.app");
        _keychain.Failure = KeychainStatus.InteractionNotAllowed;
        await Assert.ThrowsAsync<KeychainException>(async () => await store.ReadAsync(Cancel));

        _keychain.Failure = 0;

        Assert.Equal(Secret, await store.ReadAsync(Cancel));
        Assert.Equal(["com.second.app", "com.first.app"], _keychain.Members);
    }

    [Fact]
    public async Task A_damaged_credential_counts_as_none()
    {
        var store = Install("com.first.app");
        await store.WriteAsync(Secret, Cancel);
        _keychain.Failure = KeychainStatus.Decode;

        Assert.Null(await store.ReadAsync(Cancel));
    }

    [Theory]
    [InlineData("ABCDE12345.com.first.app", "ABCDE12345.com.company.sso")]
    [InlineData("com.first.app", "com.company.sso")]
    [InlineData("ABCDE1234.com.first.app", "com.company.sso")]
    [InlineData("abcde12345.com.first.app", "com.company.sso")]
    [InlineData("ABCDE12345", "com.company.sso")]
    [InlineData("", "com.company.sso")]
    public void The_group_has_the_teams_prefix_of_an_item_of_this_app(string own, string expected) =>
        Assert.Equal(expected, KeychainGroup.From(own, "com.company.sso"));

    /// <summary>A new installation, with the keychain of the device.</summary>
    private KeychainCredentialStore Install(string app, MarkFile? marks = null) =>
        new(_keychain, app, new InstallationMarks(marks ?? new MarkFile()), _returns);
}
