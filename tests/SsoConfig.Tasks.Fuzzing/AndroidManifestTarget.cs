using System.Xml;
using System.Xml.Linq;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Tasks.Android;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Fuzzing;

/// <summary>
/// An AndroidManifest.xml, the app's or the merged one: refused with a reason, or given an overlay that fills what it lacks, and checked
/// with whole messages.
/// </summary>
public static class AndroidManifestTarget
{
    private static readonly ExpectedScheme Expected = new(
        "redirectUri",
        "com.first.sample:/callback",
        "com.first.sample",
        "/app/okta.json",
        3,
        18
    );

    public static void Try(byte[] input)
    {
        XElement manifest;
        try
        {
            manifest = AndroidXml.Load(new MemoryStream(input));
        }
        catch (XmlException)
        {
            return;
        }

        var overlay = AndroidOverlay.Create([manifest], hasBackupRules: true);
        Promise.Holds(
            !AndroidOverlay.Create([manifest, overlay], hasBackupRules: true).HasElements,
            $"Beside itself an overlay has nothing to add: {overlay}"
        );

        IEnumerable<Finding> findings =
        [
            .. new AndroidManifestCheck(manifest, "merged.xml").Run([Expected]),
            .. new BackupCheck(manifest, manifest, "merged.xml", []).Run(Expected),
        ];
        Promise.Holds(
            findings.All(static finding => finding.Message.Length > 0 && finding.Code.StartsWith("SSO1", StringComparison.Ordinal)),
            "Every finding has its message."
        );
        _ = BackupRules.KeepOut(manifest, BackupRules.TokenFile("com.first"));
    }
}
