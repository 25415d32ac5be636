using System.Xml.Linq;
using SsoConfig.Eng.Machine;

namespace SsoConfig.Eng.Tools;

/// <summary>
/// Android's resource compiler, which refuses a manifest with an unknown element, attribute or resource. Debian's is of API level 29, so
/// what came later is taken out before: <c>queries</c> (30) and <c>dataExtractionRules</c> (31).
/// </summary>
public static class Aapt2
{
    /// <summary>Why a test skips itself.</summary>
    public const string Absence = "aapt2 and the framework's resources are not installed (Debian: aapt, android-framework-res).";

    private const string Framework = "/usr/share/android-framework-res/framework-res.apk";
    private static readonly XNamespace Android = "http://schemas.android.com/apk/res/android";

    public static bool IsPresent => File.Exists(Framework) && ProgramPath.Find("aapt2") is not null;

    /// <summary>Links a manifest with resources, as at the end of an app's build.</summary>
    /// <param name="manifest">The merged manifest.</param>
    /// <param name="resources">A <c>res</c> folder, or null.</param>
    /// <param name="folder">Where to write; it must exist.</param>
    public static async Task<CommandOutcome> LinkAsync(
        string manifest,
        string? resources,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var known = Path.Combine(folder, "AndroidManifest.xml");
        await File.WriteAllTextAsync(known, WithoutNewerThanApi29(manifest).ToString(), cancellationToken);
        List<string> arguments =
        [
            "link",
            "-I",
            Framework,
            "--manifest",
            known,
            "-o",
            Path.Combine(folder, "linked.apk"),
            "--auto-add-overlay",
        ];
        if (resources is not null)
        {
            var compiled = Path.Combine(folder, "compiled.zip");
            var compile = await Command.RunAsync(
                "aapt2",
                ["compile", "--dir", resources, "-o", compiled],
                folder,
                cancellationToken: cancellationToken
            );
            if (!compile.Succeeded)
            {
                return compile;
            }

            arguments.Add(compiled);
        }

        return await Command.RunAsync("aapt2", arguments, folder, cancellationToken: cancellationToken);
    }

    private static XElement WithoutNewerThanApi29(string manifest)
    {
        var root = XElement.Load(manifest);
        root.Elements("queries").Remove();
        root.Elements("application").Attributes(Android + "dataExtractionRules").Remove();
        return root;
    }
}
