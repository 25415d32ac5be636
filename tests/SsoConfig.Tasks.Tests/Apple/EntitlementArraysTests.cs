using System.Text;
using System.Xml.Linq;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.Apple;

public sealed class EntitlementArraysTests
{
    private const string Groups = "keychain-access-groups";
    private const string Domains = "com.apple.developer.associated-domains";
    private const string OwnGroup = "$(AppIdentifierPrefix)$(CFBundleIdentifier)";
    private const string Shared = "$(AppIdentifierPrefix)com.company.sso";
    private const string Host = "webcredentials:login.example.com";

    [Fact]
    public void An_app_without_entitlements_gets_its_own_group_before_the_shared_one()
    {
        var union = Union(null, Expect(Groups, Shared));

        Assert.Equal([OwnGroup, Shared], EntitlementArrays.EntriesOf(union, Groups));
    }

    [Fact]
    public void An_array_that_is_empty_gets_the_apps_own_group_first_too() =>
        Assert.Equal(
            [OwnGroup, Shared],
            EntitlementArrays.EntriesOf(Union(Read($"<key>{Groups}</key><array/>"), Expect(Groups, Shared)), Groups)
        );

    [Fact]
    public void Another_array_gets_only_what_is_expected() =>
        Assert.Equal([Host], EntitlementArrays.EntriesOf(Union(null, Expect(Domains, Host)), Domains));

    [Fact]
    public void Everything_of_the_app_stays_in_its_order_and_ours_is_last()
    {
        var own = Read(
            $"<key>com.apple.security.app-sandbox</key><true/><key>{Groups}</key><array><string>b</string><string>a</string></array>"
                + "<key>X-Own</key><dict><key>z</key><integer>1</integer><key>a</key><data>AA==</data></dict>"
        );

        var union = Union(own, Expect(Groups, Shared), Expect(Domains, Host));

        Assert.Equal(
            $"<dict><key>com.apple.security.app-sandbox</key><true /><key>{Groups}</key><array><string>b</string><string>a</string>"
                + $"<string>{Shared}</string></array><key>X-Own</key><dict><key>z</key><integer>1</integer><key>a</key><data>"
                + "AA==</data></dict>"
                + $"<key>{Domains}</key><array><string>{Host}</string></array></dict>",
            union.ToString(SaveOptions.DisableFormatting)
        );
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData("$(TeamIdentifierPrefix)com.company.sso")]
    [InlineData("ABCDE12345.com.company.sso")]
    [InlineData("com.company.sso")]
    public void An_entry_that_the_app_has_already_is_not_added_again(string spelling)
    {
        var own = Read($"<key>{Groups}</key><array><string>{OwnGroup}</string><string>{spelling}</string></array>");

        Assert.Equal([OwnGroup, spelling], EntitlementArrays.EntriesOf(Union(own, Expect(Groups, Shared)), Groups));
    }

    [Theory]
    [InlineData("ABCDE12345.com.company.sso2")]
    [InlineData("ABCDE12345.com.other.com.company.sso")]
    [InlineData("$(AppIdentifierPrefix)COM.company.sso")]
    public void Another_group_is_not_taken_for_the_shared_one(string other) => Assert.False(EntitlementArrays.Matches(other, Shared));

    [Fact]
    public void A_host_has_no_prefix_to_ignore() => Assert.False(EntitlementArrays.Matches("ABCDE12345." + Host, Host));

    [Fact]
    public void Two_entries_of_one_array_are_both_added() =>
        Assert.Equal(
            [Host, "webcredentials:second.example.com"],
            EntitlementArrays.EntriesOf(
                Union(null, Expect(Domains, Host), Expect(Domains, "webcredentials:second.example.com"), Expect(Domains, Host)),
                Domains
            )
        );

    [Fact]
    public void An_array_that_the_project_sets_by_an_item_replaces_that_of_the_file()
    {
        var own = Read($"<key>{Groups}</key><array><string>from.file</string></array>");
        var replaced = new Dictionary<string, IReadOnlyList<string>> { [Groups] = ["from.item"] };

        Assert.Equal(
            ["from.item", Shared],
            EntitlementArrays.EntriesOf(EntitlementArrays.Union(own, replaced, [Expect(Groups, Shared)]), Groups)
        );
    }

    [Theory]
    [InlineData($"<key>{Groups}</key>\n<string>a</string>", 2, "keychain-access-groups is <string> and not <array>")]
    [InlineData($"<key>{Groups}</key><array>\n<true/></array>", 2, "keychain-access-groups has <true> and not only <string>")]
    [InlineData(
        $"<key>{Groups}</key><array/>\n<key>{Groups}</key>\n<array/>",
        3,
        "keychain-access-groups is there twice, in line 1 and in line 3"
    )]
    public void An_array_that_cannot_be_extended_is_refused_with_its_place(string content, int line, string message)
    {
        var problem = Assert.Throws<PropertyListException>(() => Union(Read(content), Expect(Groups, Shared)));

        Assert.Equal((line, message), (problem.Line, problem.Message));
    }

    [Theory]
    [InlineData(OwnGroup, Shared)]
    [InlineData("ABCDE12345.com.first.app", "ABCDE12345.com.company.sso")]
    [InlineData("com.first.app", "com.company.sso")]
    public void Entitlements_with_the_entry_after_the_apps_own_pass(string first, string second) => Assert.Empty(Check(first, second));

    [Fact]
    public void Entitlements_without_the_entry_are_reported_with_what_they_have()
    {
        var finding = Assert.Single(Check("ABCDE12345.com.first.app", "ABCDE12345.com.other.sso"));

        Assert.Equal("SSO113", finding.Code);
        Assert.Equal(
            "okta.org.json sets \"nativeSso\" to 'true', but 'obj/Entitlements.xcent', which the app is signed with, does not have "
                + $"'{Shared}' in '{Groups}'; it has 'ABCDE12345.com.first.app', 'ABCDE12345.com.other.sso'. Set CodesignEntitlements and "
                + "CustomEntitlements in the project, not in a target that runs after this package's.",
            finding.Message
        );
    }

    [Theory]
    [InlineData(Shared, OwnGroup)]
    [InlineData("ABCDE12345.com.company.sso", "ABCDE12345.com.first.app")]
    public void A_shared_group_that_is_the_apps_default_is_reported(string first, string second)
    {
        var finding = Assert.Single(Check(first, second));

        Assert.Equal("SSO114", finding.Code);
        Assert.Contains($"Put '{OwnGroup}' before it.", finding.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Finding> Check(params string[] groups) =>
        [
            .. EntitlementCheck.Run(
                Read($"<key>{Groups}</key><array>{string.Concat(groups.Select(static group => $"<string>{group}</string>"))}</array>"),
                "obj/Entitlements.xcent",
                [Expect(Groups, Shared)]
            ),
        ];

    private static XElement Union(XElement? own, params ExpectedEntitlement[] expected) =>
        EntitlementArrays.Union(own, new Dictionary<string, IReadOnlyList<string>>(), expected);

    private static ExpectedEntitlement Expect(string entitlement, string entry) =>
        new("nativeSso", "true", entitlement, entry, "", "/family/okta.org.json", 3, 15);

    private static XElement Read(string content) => PropertyList.Read(Encoding.UTF8.GetBytes($"<plist><dict>{content}</dict></plist>"));
}
