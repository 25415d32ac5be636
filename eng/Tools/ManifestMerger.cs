using SsoConfig.Eng.Machine;

namespace SsoConfig.Eng.Tools;

/// <summary>Google's Android manifest merger, the program that .NET for Android runs for <c>AndroidManifestOverlay</c> items.</summary>
public static class ManifestMerger
{
    /// <summary>Why a test skips itself.</summary>
    public const string Absence = "Google's manifest merger is not installed (Debian: libgradle-android-plugin-java, and a Java runtime).";

    private const string Jars = "/usr/share/java";
    private static readonly string Jar = Path.Combine(Jars, "com.android.tools.build.manifest-merger.jar");

    public static bool IsPresent => File.Exists(Jar) && ProgramPath.Find("java") is not null;

    /// <summary>Merges overlays into a manifest; the outcome tells whether there was a conflict.</summary>
    public static Task<CommandOutcome> MergeAsync(
        string main,
        IEnumerable<string> overlays,
        string output,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            "-cp",
            $"{Jar}{Path.PathSeparator}{Jars}/*",
            "com.android.manifmerger.Merger",
            "--main",
            main,
            "--overlays",
            string.Join(Path.PathSeparator, overlays),
            "--out",
            output,
        ];
        return Command.RunAsync("java", arguments, Path.GetDirectoryName(main)!, cancellationToken: cancellationToken);
    }
}
