using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Family;

/// <summary>A running app on Android hears of the end of the session that the family shares.</summary>
public sealed class SiblingWatchTests
{
    private const string Secret = "{\"deviceSecret\":\"s3cret-of-ada\"}";
    private static readonly SigningCertificates Vendor = Device.SignedBy("A1");

    private readonly Device _device = new();
    private readonly TestApp _first;
    private readonly TestApp _second;

    public SiblingWatchTests()
    {
        _first = _device.Install("com.first.app", Vendor);
        _second = _device.Install("com.second.app", Vendor);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_running_app_is_told_of_a_deletion_at_once()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        var reports = 0;
        using var watch = _second.Store.Watch(() => reports++);

        await _first.Store.DeleteAsync(Secret, Cancel);

        Assert.Equal(1, reports);
        Assert.Null(await Later(_second));
    }

    [Fact]
    public async Task An_app_that_was_told_while_it_did_not_run_looks_at_its_start_and_in_the_foreground_and_asks_no_other_app()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        await _first.Store.DeleteAsync(Secret, Cancel);
        _device.Calls.Clear();
        var reports = 0;

        using var watch = _second.Store.Watch(() => reports++);
        _second.Returns.Report();

        Assert.Equal(2, reports);
        Assert.Empty(_device.Calls);
    }

    [Fact]
    public async Task A_look_because_of_a_report_starts_no_other_app_however_long_ago_they_were_asked()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        await _second.Store.ReadAsync(Cancel);
        _device.Time.Advance(SiblingCredentialStore.AskInterval);
        _device.Calls.Clear();

        Assert.Equal(Secret, await _second.Store.ReadOwnCopyAsync(Cancel));

        Assert.Empty(_device.Calls);
    }

    [Fact]
    public async Task An_app_that_has_the_credential_reports_nothing_in_the_foreground()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var reports = 0;

        using var watch = _first.Store.Watch(() => reports++);
        _first.Returns.Report();

        Assert.Equal(0, reports);
    }

    [Fact]
    public async Task After_its_end_a_watch_reports_nothing()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var reports = 0;
        _first.Store.Watch(() => reports++).Dispose();

        await _first.Store.DeleteAsync(Secret, Cancel);
        _first.Returns.Report();

        Assert.Equal(0, reports);
    }

    private async Task<string?> Later(TestApp app)
    {
        _device.Time.Advance(SiblingCredentialStore.AskInterval);
        return await app.Store.ReadAsync(Cancel);
    }
}
