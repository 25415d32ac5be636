using System.Globalization;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Tests.Family;

/// <summary>
/// Other apps on the device that want the family's credential, or want it to have theirs. In each of them the stranger has defined the
/// family's permission before and grants it to every app: every call reaches the provider.
/// </summary>
public sealed class HostileAppTests
{
    private const string Secret = "s3cret";
    private static readonly SigningCertificates Vendor = Device.SignedBy("A1");
    private static readonly SigningCertificates Stranger = Device.SignedBy("EE");

    private readonly Device _device = new();
    private readonly TestApp _first;

    public HostileAppTests() => _first = _device.Install("com.first.app", Vendor);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_with_another_certificate_gets_no_response_although_it_has_the_permission()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var stranger = _device.Install("com.stranger.app", Stranger);

        var response = await _first.RespondAsync(stranger.UserId, FamilyMessages.Read, null, Cancel);

        Assert.Equal((TrustDecision.OtherCertificate, null), (response.Decision, response.Content));
    }

    [Fact]
    public async Task A_stranger_cannot_delete_the_credential()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var stranger = _device.Install("com.stranger.app", Stranger);

        await _first.RespondAsync(stranger.UserId, FamilyMessages.Delete, "1000", Cancel);

        Assert.Equal(Secret, (await _first.Entries.ReadAsync(Cancel)).Credential);
    }

    [Fact]
    public async Task A_credential_that_a_strangers_provider_with_the_same_action_plants_is_never_asked_for()
    {
        var stranger = _device.Install("com.stranger.app", Stranger);
        stranger.Failure = static () => Task.FromResult<string?>("1:1000:planted");

        Assert.Null(await _first.Store.ReadAsync(Cancel));
        Assert.Empty(_device.Calls);
        Assert.StartsWith(
            "Warning: 'com.stranger.app' declares this family, but is signed with another certificate, so nothing is shared with it.",
            Assert.Single(_first.Log),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_debug_build_and_a_released_app_share_nothing_and_say_why()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var debug = _device.Install("com.second.app", Device.SignedBy("DEBUG"));

        Assert.Null(await debug.Store.ReadAsync(Cancel));
        Assert.Contains("A debug build and a released app", Assert.Single(debug.Log), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_of_another_family_gets_no_response_although_it_is_of_the_same_vendor()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var other = _device.Install("com.other.app", Vendor, family: "com.other.sso");

        var response = await _first.RespondAsync(other.UserId, FamilyMessages.Read, null, Cancel);

        Assert.Equal((TrustDecision.OtherFamily, null), (response.Decision, response.Content));
    }

    [Fact]
    public async Task A_caller_without_any_family_gets_no_response()
    {
        var plain = _device.Install("com.plain.app", Vendor, family: null);

        Assert.Equal(TrustDecision.OtherFamily, (await _first.RespondAsync(plain.UserId, FamilyMessages.Read, null, Cancel)).Decision);
    }

    [Fact]
    public async Task Of_several_apps_that_share_a_user_id_every_one_must_be_signed_like_this_app()
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var second = _device.Install("com.second.app", Vendor, userId: 10_500);
        Assert.Equal(TrustDecision.Trusted, (await _first.RespondAsync(10_500, FamilyMessages.Read, null, Cancel)).Decision);

        _device.Install("com.stranger.app", Stranger, userId: second.UserId);

        Assert.Equal(TrustDecision.OtherCertificate, (await _first.RespondAsync(10_500, FamilyMessages.Read, null, Cancel)).Decision);
    }

    [Fact]
    public async Task Of_several_apps_that_share_a_user_id_one_must_be_of_the_family()
    {
        _device.Install("com.plain.one", Vendor, family: null, userId: 10_500);
        _device.Install("com.plain.two", Vendor, family: "com.other.sso", userId: 10_500);

        Assert.Equal(TrustDecision.OtherFamily, (await _first.RespondAsync(10_500, FamilyMessages.Read, null, Cancel)).Decision);
    }

    [Fact]
    public async Task A_user_id_that_the_system_does_not_know_gets_no_response() =>
        Assert.Equal(TrustDecision.Unknown, (await _first.RespondAsync(19_999, FamilyMessages.Read, null, Cancel)).Decision);

    [Theory]
    [InlineData("query", null)]
    [InlineData(null, null)]
    [InlineData(FamilyMessages.Delete, null)]
    [InlineData(FamilyMessages.Delete, "")]
    [InlineData(FamilyMessages.Delete, "-1")]
    [InlineData(FamilyMessages.Delete, "0")]
    [InlineData(FamilyMessages.Delete, "1 ")]
    [InlineData(FamilyMessages.Delete, "9223372036854775807")]
    public async Task What_no_sibling_sends_changes_nothing(string? method, string? argument)
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var second = _device.Install("com.second.app", Vendor);

        Assert.Null((await _first.RespondAsync(second.UserId, method, argument, Cancel)).Content);
        Assert.Equal(Secret, (await _first.Entries.ReadAsync(Cancel)).Credential);
    }

    [Fact]
    public async Task An_older_deletion_does_not_take_a_newer_credential()
    {
        await _first.Store.WriteAsync("old", Cancel);
        await _first.Store.WriteAsync(Secret, Cancel);
        var second = _device.Install("com.second.app", Vendor);

        await _first.RespondAsync(second.UserId, FamilyMessages.Delete, "1", Cancel);

        Assert.Equal(Secret, (await _first.Entries.ReadAsync(Cancel)).Credential);
    }

    /// <summary>The greatest number that a copy can have, and each that is too far ahead to be the family's.</summary>
    public static TheoryData<long> Numbers => [4_611_686_018_427_387_903, 4_611_686_018_427_387_000, 2_000_000];

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_damaged_sibling_that_is_ahead_of_everything_does_not_win_for_ever(long number)
    {
        await _first.Store.WriteAsync("old", Cancel);
        var second = _device.Install("com.second.app", Vendor);
        second.Failure = () => Task.FromResult<string?>($"1:{number}:damaged");

        await _first.Store.WriteAsync(Secret, Cancel);

        var entry = await _first.Entries.ReadAsync(Cancel);
        Assert.Equal((2L, Secret), (entry.Generation, entry.Credential));
        Assert.Equal(Secret, await _device.Install("com.third.app", Vendor).Store.ReadAsync(Cancel));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task A_deletion_that_is_ahead_of_everything_is_none_of_the_family(long number)
    {
        await _first.Store.WriteAsync(Secret, Cancel);
        var second = _device.Install("com.second.app", Vendor);

        await _first.RespondAsync(second.UserId, FamilyMessages.Delete, number.ToString(CultureInfo.InvariantCulture), Cancel);

        Assert.Equal(Secret, (await _first.Entries.ReadAsync(Cancel)).Credential);
    }

    [Fact]
    public async Task An_app_that_was_not_used_for_years_takes_over_what_the_others_have()
    {
        await _first.Store.WriteAsync("old", Cancel);
        var second = _device.Install("com.second.app", Vendor);
        second.Failure = static () => Task.FromResult<string?>($"1:500000:{Secret}");

        _device.Time.Advance(SiblingCredentialStore.AskInterval);

        Assert.Equal(Secret, await _first.Store.ReadAsync(Cancel));
    }
}
