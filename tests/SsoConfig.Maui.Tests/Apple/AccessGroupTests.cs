using Security;
using SsoConfig.Maui.Apple;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Apple;

/// <summary>
/// The keychain of a device with two apps of one team that both have the team's own group first, for reasons of theirs: it is the default
/// group of both.
/// </summary>
public sealed class AccessGroupTests : IDisposable
{
    private const string TeamGroup = SignedApp.Team + "com.company.shared";
    private const string FamilyGroup = SignedApp.Team + "com.company.sso";

    private static readonly SignedApp First = new("com.first.app", [TeamGroup, FamilyGroup]);
    private static readonly SignedApp Second = new("com.second.app", [TeamGroup, FamilyGroup]);

    public AccessGroupTests() => SecKeyChain.Items.Clear();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => SecKeyChain.Items.Clear();

    [Fact]
    public async Task An_app_does_not_replace_the_session_of_another_one()
    {
        await In(First).SetAsync("sso.session", "first");
        await In(Second).SetAsync("sso.session", "second");

        Assert.Equal("first", await In(First).GetAsync("sso.session"));
        Assert.Equal("second", await In(Second).GetAsync("sso.session"));
    }

    [Fact]
    public async Task An_app_that_signs_out_leaves_the_session_of_another_one()
    {
        await In(First).SetAsync("sso.session", "first");
        await In(Second).SetAsync("sso.session", "second");

        await In(Second).RemoveAsync("sso.session");

        Assert.Null(await In(Second).GetAsync("sso.session"));
        Assert.Equal("first", await In(First).GetAsync("sso.session"));
    }

    [Fact]
    public async Task An_app_neither_finds_nor_deletes_the_proof_key_of_another_one()
    {
        SecKeyChain.App = First;
        var point = await new EnclaveProofKeyStore().CreateAsync("key", Cancel);
        SecKeyChain.App = Second;

        Assert.Null(await new EnclaveProofKeyStore().FindAsync("key", Cancel));
        Assert.Null(await new EnclaveProofKeyStore().SignAsync("key", new byte[1], Cancel));
        await new EnclaveProofKeyStore().DeleteAsync("key", Cancel);

        SecKeyChain.App = First;
        Assert.Equal(point.X, (await new EnclaveProofKeyStore().FindAsync("key", Cancel))?.X);
    }

    [Fact]
    public async Task Everything_but_the_familys_items_is_in_the_group_of_the_app_alone()
    {
        await In(First).SetAsync("sso.session", "first");
        await new EnclaveProofKeyStore().CreateAsync("key", Cancel);
        new FamilyKeychain("com.company.sso").AddCredential("shared");

        // What tells the team names no group, and holds nothing.
        var items = SecKeyChain.Items.Where(static item => item.Service != "sso-config-group");
        Assert.Equal(
            [SignedApp.Team + "com.first.app", SignedApp.Team + "com.first.app", FamilyGroup],
            items.Select(static item => item.AccessGroup)
        );
    }

    [Fact]
    public void The_apps_of_a_family_find_its_credential()
    {
        SecKeyChain.App = First;
        new FamilyKeychain("com.company.sso").AddCredential("shared");
        SecKeyChain.App = Second;

        Assert.Equal(KeychainStatus.Success, new FamilyKeychain("com.company.sso").FindCredential(out var credential));
        Assert.Equal("shared", credential);
    }

    [Fact]
    public void An_app_that_was_signed_without_its_familys_group_is_told_so()
    {
        SecKeyChain.App = First with { Groups = [TeamGroup] };

        Assert.Equal(KeychainStatus.MissingEntitlement, new FamilyKeychain("com.company.sso").AddCredential("shared"));
    }

    [Theory]
    [InlineData("ABCDE12345.com.first.app", "ABCDE12345.com.first.app")]
    [InlineData("ABCDE12345.com.company.shared", "ABCDE12345.com.first.app")]
    [InlineData("com.first.app", null)]
    [InlineData("group.com.company", null)]
    [InlineData("", null)]
    public void The_own_group_is_the_identifier_of_the_application_where_a_team_is_known(string anyGroup, string? own) =>
        Assert.Equal(own, KeychainGroup.Own(anyGroup, "com.first.app"));

    private static KeychainStorage In(SignedApp app)
    {
        SecKeyChain.App = app;
        return new KeychainStorage(new Keychain());
    }
}
