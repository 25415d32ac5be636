using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>
/// A resource that keeps the tokens out of backups. MAUI's SecureStorage encrypts with a key that never leaves the device: what a backup
/// brings to another one cannot be decrypted there, and breaks the storage (https://github.com/dotnet/maui/issues/18230).
/// </summary>
/// <param name="Attribute">The attribute of <c>application</c> that names the resource.</param>
/// <param name="Name">The resource's name.</param>
/// <seealso href="https://developer.android.com/identity/data/autobackup#IncludingFiles"/>
internal sealed record BackupRules(string Attribute, string Name)
{
    /// <summary>Up to Android 11, and from Android 12 on.</summary>
    public static readonly IReadOnlyList<BackupRules> All =
    [
        new(AndroidXml.FullBackupContent, "sso_full_backup_content"),
        new(AndroidXml.DataExtractionRules, "sso_data_extraction_rules"),
    ];

    /// <summary>The value of the attribute.</summary>
    public string Reference => $"@xml/{Name}";

    /// <summary>The name of the shared preferences file in which MAUI's SecureStorage keeps its values.</summary>
    public static string TokenFile(string package) => $"{package}.microsoft.maui.essentials.preferences.xml";

    /// <summary>The element that keeps the tokens out, for the app's own rules.</summary>
    public static XElement Exclusion(string package) =>
        new("exclude", new XAttribute("domain", "sharedpref"), new XAttribute("path", TokenFile(package)));

    /// <summary>The content of the resource.</summary>
    public XElement Create(string package) =>
        Attribute == AndroidXml.FullBackupContent
            ? new XElement("full-backup-content", Exclusion(package))
            : new XElement(
                "data-extraction-rules",
                new XElement("cloud-backup", Exclusion(package)),
                new XElement("device-transfer", Exclusion(package))
            );

    /// <summary>
    /// Whether rules keep the file out of cloud backup: they exclude it, or they include some things and it is not among them.
    /// </summary>
    public static bool KeepOut(XElement rules, string tokenFile)
    {
        var backup = rules.Name == "data-extraction-rules" ? rules.Element("cloud-backup") : rules;
        return backup is not null
            && (
                backup.Elements("exclude").Any(exclude => Covers(exclude, tokenFile))
                || (backup.Elements("include").Any() && !backup.Elements("include").Any(include => Covers(include, tokenFile)))
            );
    }

    private static bool Covers(XElement rule, string tokenFile) =>
        (string?)rule.Attribute("domain") is "sharedpref" && (string?)rule.Attribute("path") is "." or "./" or "" or null
        || ((string?)rule.Attribute("domain") is "sharedpref" && (string?)rule.Attribute("path") == tokenFile);
}
