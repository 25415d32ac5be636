using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Whether our backup rules replaced those of a library.</summary>
internal static class LibraryBackupCheck
{
    /// <param name="library">The library's manifest.</param>
    /// <param name="path">Its path, for messages.</param>
    public static IEnumerable<Finding> Run(XElement library, string path, XElement merged, ExpectedRedirect expected) =>
        from rules in BackupRules.All
        let own = library.Element("application")?.Get(rules.Attribute)
        where own is not null && own != rules.Reference && merged.Element("application")?.Get(rules.Attribute) == rules.Reference
        select Replaced(rules, own, path, expected);

    private static Finding Replaced(BackupRules rules, string own, string path, ExpectedRedirect expected) =>
        new(
            ManifestRules.BackupRulesReplaced,
            expected,
            $"The library manifest '{path}' sets android:{rules.Attribute} to '{own}', and the overlay of this package replaced it by "
                + $"'{rules.Reference}', which keeps the tokens out of "
                + $"backups. To keep the library's rules too, set android:{rules.Attribute} in your AndroidManifest.xml to a resource "
                + $"that has them and {BackupRules.Exclusion("APPLICATION_ID")}.",
            IsWarning: true
        );
}
