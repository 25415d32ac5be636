using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;
using SsoConfig.Maui.Tests.Storage;

namespace SsoConfig.Maui.Tests.Family;

public sealed class SiblingCredentialStoreTests
{
    private const string Secret = "{\"deviceSecret\":\"s3cret-of-ada\"}";
    private const string NewSecret = "{\"deviceSecret\":\"s3cret-of-bob\"}";
    private static readonly SigningCertificates Vendor = Device.SignedBy("A1");

    private readonly Device _device = new();
    private readonly TestApp _first;
    private readonly TestApp _second;

    public SiblingCredentialStoreTests()
    {
        _first = _device.Install("com.first.app", Vendor);
        _second = _device.Install("com.second.app", Vendor);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sibling_that_asks_during_the_first_write_does_not_take_it_away()
    {
        var storage = new PausedStorage();
        using var secrets = new SecretTokenStore(storage, new InstallationMarks(new MarkFile()));
        using var entries = new FamilyEntries(secrets, "com.company.sso");

        var write = entries.ChangeAsync(static current => current.Next(Secret), Cancel);
        await storage.Paused;
        var question = entries.ReadAsync(Cancel);
        storage.Resume();
        await write;

        Assert.Equal(Secret, (await question).Credential);
        Assert.Equal(Secret, (await entries.ReadAsync(Cancel)).Credential);
    }

    [Fact]
    public async Task An_app_finds_what_a_sibling_has_written()
    {
        await _first.Store.WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await _second.Store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task Uninstalling_the_app_that_signed_in_first_takes_nothing_from_the_others()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);

        _device.Uninstall(_first);

        Assert.Equal(Secret, await Later(_second));
    }

    [Fact]
    public async Task A_reinstalled_app_finds_what_its_siblings_hold()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);

        _device.Uninstall(_first);
        var again = _device.Install("com.first.app", Vendor);

        Assert.Equal(Secret, await again.Store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task The_newest_credential_replaces_an_older_one_everywhere()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);

        await _second.Store.WriteAsync(NewSecret, Cancel);

        Assert.Equal(NewSecret, await Later(_first));
        Assert.Equal(NewSecret, await Later(_second));
    }

    [Fact]
    public async Task A_deletion_reaches_a_sibling_at_once_without_its_asking()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);

        await _first.Store.DeleteAsync(Secret, Cancel);

        Assert.Null((await _second.Entries.ReadAsync(Cancel)).Credential);
        Assert.Null(await _second.Store.ReadAsync(Cancel));
    }

    [Fact]
    public async Task A_deleted_credential_is_not_brought_back_by_a_siblings_stale_copy()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        _second.Failure = static () => throw new InvalidOperationException("being updated");
        await _first.Store.DeleteAsync(Secret, Cancel);
        _second.Failure = null;
        Assert.Equal(Secret, (await _second.Entries.ReadAsync(Cancel)).Credential);

        var third = _device.Install("com.third.app", Vendor);

        Assert.Null(await Later(_first));
        Assert.Null(await third.Store.ReadAsync(Cancel));
        Assert.Null(await Later(_second));
    }

    [Fact]
    public async Task A_sign_in_after_a_deletion_counts_although_an_older_copy_was_deleted()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _first.Store.DeleteAsync(Secret, Cancel);

        await _second.Store.WriteAsync(Secret, Cancel);

        Assert.Equal(Secret, await Later(_first));
    }

    [Fact]
    public async Task Deleting_an_older_credential_leaves_the_one_that_another_app_has_written_since()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.WriteAsync(NewSecret, Cancel);

        await _first.Store.DeleteAsync(Secret, Cancel);

        Assert.Equal(NewSecret, await Later(_first));
        Assert.Equal(NewSecret, await Later(_second));
    }

    [Fact]
    public async Task A_sign_in_at_the_same_time_as_a_deletion_stays_and_every_app_agrees()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        var current = await _second.Entries.ReadAsync(Cancel);
        await _first.Entries.ChangeAsync(static entry => entry.Next(null), Cancel);
        await _second.Entries.ChangeAsync(static entry => entry.Next(NewSecret), Cancel);

        Assert.Equal(current.Generation + 1, (await _first.Entries.ReadAsync(Cancel)).Generation);
        Assert.Equal(NewSecret, await Later(_first));
        Assert.Equal(NewSecret, await Later(_second));
    }

    [Fact]
    public async Task Four_apps_that_sign_in_at_once_agree_on_one_credential()
    {
        TestApp[] apps = [_first, _second, _device.Install("com.third.app", Vendor), _device.Install("com.fourth.app", Vendor)];

        // None of them sees what another one has written: each change is the first.
        await Task.WhenAll(apps.Select((app, index) => app.Entries.ChangeAsync(entry => entry.Next($"secret {index}"), Cancel)));

        var found = new List<string?>();
        foreach (var app in apps)
        {
            found.Add(await Later(app));
        }

        Assert.Equal(Enumerable.Repeat("secret 3", apps.Length), found);
    }

    [Fact]
    public async Task Writing_the_same_credential_again_is_no_change()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var before = await _first.Entries.ReadAsync(Cancel);

        await _first.Store.WriteAsync(Secret, Cancel);

        Assert.Equal(before.Generation, (await _first.Entries.ReadAsync(Cancel)).Generation);
    }

    [Fact]
    public async Task Reading_again_within_half_a_minute_starts_no_other_app()
    {
        await _first.Store.ReadAsync(Cancel);
        await _first.Store.ReadAsync(Cancel);
        Assert.Single(_device.Calls);

        _device.Time.Advance(SiblingCredentialStore.AskInterval);
        await _first.Store.ReadAsync(Cancel);

        Assert.Equal(2, _device.Calls.Count);
    }

    [Fact]
    public async Task A_sibling_that_crashes_is_left_out_and_named_without_its_message()
    {
        await _second.Store.WriteAsync(Secret, Cancel);
        var third = _device.Install("com.third.app", Vendor);
        third.Failure = static () => throw new InvalidOperationException("s3cret in a message");

        Assert.Equal(Secret, await _first.Store.ReadAsync(Cancel));
        Assert.Equal(["Information: 'com.third.app' of this family did not respond (InvalidOperationException)."], _first.Log);
    }

    [Fact]
    public async Task A_sibling_that_hangs_is_waited_for_a_few_seconds_only()
    {
        _second.Failure = static () => new TaskCompletionSource<string?>().Task;

        var reading = _first.Store.ReadAsync(Cancel).AsTask();
        Assert.False(reading.IsCompleted);
        _device.Time.Advance(Siblings.Timeout);

        Assert.Null(await reading);
        Assert.Contains("TimeoutException", Assert.Single(_first.Log), StringComparison.Ordinal);
    }

    /// <summary>What no app of this version says.</summary>
    public static TheoryData<string> Unreadable =>
        ["", "1:5", "2:5:planted", "1:-5:planted", "1:0:planted", "1:9223372036854775807:planted", "1:99999999999999999999:planted"];

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task A_response_that_is_damaged_or_of_a_later_version_counts_as_none(string response)
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        _second.Failure = () => Task.FromResult<string?>(response);

        Assert.Equal(Secret, await Later(_first));
    }

    [Theory]
    [MemberData(nameof(Unreadable))]
    public async Task Nor_does_it_become_the_first_credential_of_an_app(string response)
    {
        _second.Failure = () => Task.FromResult<string?>(response);

        Assert.Null(await Later(_first));
    }

    [Fact]
    public async Task Two_families_on_one_device_do_not_mix()
    {
        var other = _device.Install("com.other.app", Vendor, family: "com.other.sso");
        await _first.Store.WriteAsync(Secret, Cancel);

        Assert.Null(await other.Store.ReadAsync(Cancel));
        Assert.DoesNotContain(_device.Calls, static call => call.To == "com.other.app");
    }

    [Fact]
    public async Task Nothing_secret_is_sent_or_logged_or_printed()
    {
        _device.Install("com.stranger.app", Device.SignedBy("EE"));
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        await _first.Store.DeleteAsync(Secret, Cancel);

        Assert.Contains(_device.Calls, static call => call.Method == FamilyMessages.Delete);
        Assert.All(_device.Calls, static call => Assert.DoesNotContain("s3cret", $"{call}", StringComparison.Ordinal));
        Assert.All([.. _first.Log, .. _second.Log], static line => Assert.DoesNotContain("s3cret", line, StringComparison.Ordinal));
        Assert.Equal("change 1, a credential", FamilyEntry.None.Next(Secret).ToString());
    }

    private async Task<string?> Later(TestApp app)
    {
        _device.Time.Advance(SiblingCredentialStore.AskInterval);
        return await app.Store.ReadAsync(Cancel);
    }
}
