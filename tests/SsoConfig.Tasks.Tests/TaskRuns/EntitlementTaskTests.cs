using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class EntitlementTaskTests : IDisposable
{
    private const string Groups = "keychain-access-groups";
    private const string OwnGroup = "$(AppIdentifierPrefix)$(CFBundleIdentifier)";
    private const string Shared = "$(AppIdentifierPrefix)com.company.sso";

    private readonly TaskRun _build = new();

    [Fact]
    public void An_app_that_shares_nothing_gets_no_file_and_loses_that_of_an_earlier_build()
    {
        _build.Write("obj/Entitlements.plist", "old");

        Assert.True(Generate());

        Assert.False(_build.Exists("obj/Entitlements.plist"));
        Assert.False(_build.Exists("obj/moved"));
        Assert.Empty(_build.Engine.Messages);
    }

    [Fact]
    public void An_app_of_a_family_gets_the_shared_group_after_its_own_and_is_told_what_Apple_needs()
    {
        _build.ShareSignIn("com.company.sso");

        Assert.True(Generate());

        Assert.Equal([OwnGroup, Shared], Written());
        Assert.Contains(
            $"okta.json sets \"nativeSso\" to 'true': '{Shared}' is added to '{Groups}'. Sign all apps of the family with "
                + "provisioning profiles of the same team.",
            _build.Engine.Messages.Select(static message => message.Message)
        );
    }

    [Fact]
    public void Two_families_get_two_groups()
    {
        _build.ShareSignIn("com.other.sso");

        Assert.True(Generate());

        Assert.Equal([OwnGroup, "$(AppIdentifierPrefix)com.other.sso"], Written());
    }

    [Fact]
    public void The_groups_of_the_app_come_first()
    {
        _build.ShareSignIn("com.company.sso");
        _build.Write("Entitlements.plist", Plist("com.app.one", "com.app.two"));

        Assert.True(Generate(own: "Entitlements.plist"));

        Assert.Equal(["com.app.one", "com.app.two", Shared], Written());
    }

    [Fact]
    public void Groups_that_the_project_sets_by_an_item_move_into_the_file()
    {
        _build.ShareSignIn("com.company.sso");
        _build.Write("Entitlements.plist", Plist("replaced.by.the.item"));

        Assert.True(Generate(own: "Entitlements.plist", Item("StringArray", "com.app.one|com.app.two", "|")));

        Assert.Equal(["com.app.one", "com.app.two", Shared], Written());
        Assert.Equal($"{Groups}\n", _build.Read("obj/moved"));
    }

    [Theory]
    [InlineData("Remove")]
    [InlineData("String")]
    public void An_item_that_takes_the_groups_away_is_an_error(string type)
    {
        _build.ShareSignIn("com.company.sso");

        Assert.False(Generate(own: null, Item(type, "", "")));

        Assert.Equal("SSO113", _build.Error().Item1);
        Assert.False(_build.Exists("obj/Entitlements.plist"));
    }

    [Fact]
    public void An_item_for_another_entitlement_stays_where_it_is()
    {
        _build.ShareSignIn("com.company.sso");
        var other = new TaskItem("com.apple.security.app-sandbox");
        other.SetMetadata("Type", "Boolean");

        Assert.True(Generate(own: null, other));

        Assert.Equal("", _build.Read("obj/moved"));
    }

    [Fact]
    public void A_shared_group_that_the_app_lists_first_is_an_error()
    {
        _build.ShareSignIn("com.company.sso");
        _build.Write("Entitlements.plist", Plist(Shared));

        Assert.False(Generate(own: "Entitlements.plist"));

        Assert.Equal("SSO114", _build.Error().Item1);
    }

    [Theory]
    [InlineData("<plist><array/></plist>", "its root is <array> and not <dict>")]
    [InlineData("<plist><dict><key>keychain-access-groups</key><true/></dict></plist>", "keychain-access-groups is <true> and not <array>")]
    public void Entitlements_that_cannot_be_read_are_an_error_at_their_place(string content, string problem)
    {
        _build.ShareSignIn("com.company.sso");
        var own = _build.Write("Entitlements.plist", content);

        Assert.False(Generate(own: "Entitlements.plist"));

        Assert.Equal(("SSO101", own), (_build.Error().Item1, _build.Error().Item2));
        Assert.Equal(
            $"This file cannot be read: {problem}. Correct it; what okta.json requires must be added to it.",
            _build.Engine.Errors[0].Message
        );
        Assert.False(_build.Exists("obj/Entitlements.plist"));
    }

    [Fact]
    public void Entitlements_that_are_named_but_not_there_are_an_error()
    {
        _build.ShareSignIn("com.company.sso");

        Assert.False(Generate(own: "nowhere.plist"));

        Assert.Equal("SSO101", _build.Error().Item1);
    }

    [Fact]
    public void An_app_that_is_signed_with_the_group_passes()
    {
        _build.ShareSignIn("com.company.sso");

        Assert.True(Check(Plist("ABCDE12345.com.first.app", "ABCDE12345.com.company.sso")));
    }

    [Theory]
    [InlineData("ABCDE12345.com.first.app")]
    [InlineData("com.first.app")]
    [InlineData("$(AppIdentifierPrefix)com.first.app")]
    [InlineData("$(TeamIdentifierPrefix)$(CFBundleIdentifier)")]
    public void An_app_whose_own_group_is_first_has_no_warning(string own)
    {
        _build.ShareSignIn("com.company.sso");

        Assert.True(Check(Plist(own, "ABCDE12345.com.company.team", "ABCDE12345.com.company.sso")));

        Assert.Empty(_build.Engine.Warnings);
    }

    [Theory]
    [InlineData("ABCDE12345.com.company.team")]
    [InlineData("$(AppIdentifierPrefix)com.first.app.other")]
    [InlineData("com.second.app")]
    public void Another_group_of_the_team_that_is_first_is_a_warning_at_the_setting(string first)
    {
        _build.ShareSignIn("com.company.sso");

        Assert.True(Check(Plist(first, "ABCDE12345.com.first.app", "ABCDE12345.com.company.sso")));

        var warning = Assert.Single(_build.Engine.Warnings);
        Assert.Equal(("SSO114", _build.OktaJson), (warning.Code, warning.File));
        Assert.Contains($"has '{first}' as the first entry of '{Groups}'", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_shares_nothing_may_have_any_group_first()
    {
        Assert.True(Check(Plist("ABCDE12345.com.company.team")));

        Assert.Empty(_build.Engine.Warnings);
    }

    [Fact]
    public void An_app_that_is_signed_with_the_group_of_another_family_fails()
    {
        _build.ShareSignIn("com.company.sso");

        Assert.False(Check(Plist("ABCDE12345.com.first.app", "ABCDE12345.com.other.sso")));

        Assert.Equal("SSO113", _build.Error().Item1);
    }

    [Fact]
    public void An_app_whose_entitlements_were_taken_away_fails()
    {
        _build.ShareSignIn("com.company.sso");

        Assert.False(_build.Run(new ValidateSsoEntitlements { ApplicationId = "com.first.app" }, "ios"));

        Assert.Equal("SSO113", _build.Error().Item1);
    }

    public void Dispose() => _build.Dispose();

    private bool Generate(string? own = null, params ITaskItem[] items) =>
        _build.Run(
            new GenerateSsoEntitlements
            {
                AppEntitlements = own is null ? null : _build.Item(own),
                CustomEntitlements = items,
                Output = _build.Item("obj/Entitlements.plist"),
                Moved = _build.Item("obj/moved"),
            },
            "ios"
        );

    private bool Check(string content)
    {
        _build.Write("Entitlements.xcent", content);
        return _build.Run(
            new ValidateSsoEntitlements { Entitlements = _build.Item("Entitlements.xcent"), ApplicationId = "com.first.app" },
            "ios"
        );
    }

    private IReadOnlyList<string> Written() =>
        EntitlementArrays.EntriesOf(PropertyList.Read(File.ReadAllBytes(_build.PathOf("obj/Entitlements.plist"))), Groups);

    private static TaskItem Item(string type, string value, string separator)
    {
        var item = new TaskItem(Groups);
        item.SetMetadata("Type", type);
        item.SetMetadata("Value", value);
        item.SetMetadata("ArraySeparator", separator);
        return item;
    }

    private static string Plist(params string[] groups) =>
        $"<plist><dict><key>{Groups}</key><array>{string.Concat(groups.Select(static group => $"<string>{group}</string>"))}</array>"
        + "</dict></plist>";
}
