using SsoConfig.Eng.Machine;
using SsoConfig.Eng.Tools;

namespace SsoConfig.Tests.Runner;

/// <summary>The Debian packages of the programs that tests use, beyond the .NET SDK.</summary>
internal static class TestTools
{
    private static readonly (string Package, Func<bool> IsThere)[] Tools =
    [
        ("chromium", static () => Chromium.Find() is not null),
        ("xdg-utils", static () => ProgramPath.Find("xdg-open") is not null),
        ("desktop-file-utils", static () => ProgramPath.Find("desktop-file-validate") is not null),
        ("libplist-utils", static () => Plistutil.IsPresent),
        ("aapt", static () => ProgramPath.Find("aapt2") is not null),
        ("android-framework-res", static () => Aapt2.IsPresent),
        ("default-jre-headless", static () => ProgramPath.Find("java") is not null),
        ("clang", static () => ProgramPath.Find("clang", "gcc") is not null),
        ("zlib1g-dev", static () => File.Exists("/usr/include/zlib.h")),
    ];

    // What Google's manifest merger runs on. All that Debian's package depends on would be 130 packages, and among them is an XML parser
    // that the merger does not work with once it is beside these.
    private static readonly string[] ManifestMergerPackages =
    [
        "libgradle-android-plugin-java",
        "libandroid-tools-common-java",
        "libandroid-tools-sdklib-java",
        "libandroid-tools-annotations-java",
        "libandroid-tools-repository-java",
        "libguava-java",
        "libkxml2-java",
        "libxpp3-java",
        "libgoogle-gson-java",
    ];

    /// <summary>Packages whose files are enough.</summary>
    public static IReadOnlyList<string> MissingFiles() => ManifestMerger.IsPresent ? [] : ManifestMergerPackages;

    /// <summary>Providers that are started from a folder of the repository.</summary>
    public static IReadOnlyList<UnpackedPackages> MissingProviders() =>
        [.. ProviderPackages.All.Where(static provider => !provider.IsPresent)];

    public static IReadOnlyList<string> MissingPackages() =>
        [.. Tools.Where(static tool => !tool.IsThere()).Select(static tool => tool.Package)];
}
