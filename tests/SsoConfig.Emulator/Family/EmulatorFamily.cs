using SsoConfig.Eng;

namespace SsoConfig.Emulator.Family;

/// <summary>
/// Two apps as a user makes them, for an emulator: generated from the packages of this checkout and built with the real workload.
/// </summary>
internal static class EmulatorFamily
{
    public static readonly string Folder = Path.Combine(Repository.Artifacts, "emulator", "family");

    /// <summary>The apps, by name and application id.</summary>
    public static IReadOnlyList<(string Name, string Package)> Apps { get; } =
    [("First", "com.first.sample"), ("Second", "com.second.sample")];

    public static bool IsBuilt => Apps.All(static app => File.Exists(ApkOf(app.Name)));

    public static string ApkOf(string name) => Path.Combine(Folder, name, $"{name}.apk");

    /// <summary>Builds both; each gets a folder with its APK and its okta.json, which the local org reads.</summary>
    /// <exception cref="CommandFailedException">An app was not generated or built; the message has what was printed.</exception>
    public static async Task BuildAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var feed = await LocalFeed.PackAsync(cancellationToken);
        var dotnet = new PrivateDotnet(feed);
        await dotnet.InstallTemplatesAsync(cancellationToken);

        // Not below the checkout, whose own build settings would reach into the apps.
        var sources = Directory.CreateTempSubdirectory("sso-emulator-").FullName;
        try
        {
            await dotnet.WriteNuGetConfigAsync(sources, cancellationToken);
            foreach (var (name, scheme) in Apps)
            {
                await output.WriteLineAsync($"Building {name}");
                await GenerateAsync(dotnet, sources, name, scheme, cancellationToken);
                await BuildAsync(dotnet, Path.Combine(sources, name), cancellationToken);
                Keep(Path.Combine(sources, name), name);
            }
        }
        finally
        {
            Directory.Delete(sources, recursive: true);
        }
    }

    private static async Task GenerateAsync(
        PrivateDotnet dotnet,
        string folder,
        string name,
        string scheme,
        CancellationToken cancellationToken
    ) =>
        (
            await dotnet.NewAsync(folder, ["maui-sso-app", "-n", name, "--scheme", scheme, "--local-org"], cancellationToken)
        ).EnsureSucceeded();

    /// <summary>
    /// A debug build, as only that may use http, with its assemblies inside: by default they are pushed to the device beside it.
    /// </summary>
    private static async Task BuildAsync(PrivateDotnet dotnet, string folder, CancellationToken cancellationToken) =>
        (
            await dotnet.RunAsync(
                folder,
                [
                    "build",
                    "-nologo",
                    "-f",
                    "net10.0-android",
                    "-p:IncludeMauiPlatforms=true",
                    "-p:RuntimeIdentifier=android-x64",
                    "-p:EmbedAssembliesIntoApk=true",
                ],
                cancellationToken
            )
        ).EnsureSucceeded();

    private static void Keep(string folder, string name)
    {
        var target = Path.GetDirectoryName(ApkOf(name))!;
        Directory.CreateDirectory(target);
        var apk =
            Directory.EnumerateFiles(Path.Combine(folder, "bin"), "*-Signed.apk", SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new InvalidOperationException($"The build of {name} left no signed APK.");
        File.Copy(apk, ApkOf(name), overwrite: true);
        foreach (var file in Directory.EnumerateFiles(folder, "okta*.json"))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }
    }
}
