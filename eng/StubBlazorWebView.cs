using System.IO.Compression;
using System.Security.Cryptography;

namespace SsoConfig.Eng;

/// <summary>
/// Adds the package of MAUI's <c>BlazorWebView</c> to the stub workload, which does not have it. What it cannot show: the build targets of
/// the real package, which make the app's assets of <c>wwwroot</c>.
/// </summary>
/// <param name="workload">The folder of the prepared workload.</param>
internal sealed class StubBlazorWebView(string workload)
{
    private const string Id = "Microsoft.AspNetCore.Components.WebView.Maui";

    private static readonly string Sources = Path.Combine(Repository.Root, "eng", "StubBlazorWebView");

    private string Packages => Path.Combine(workload, "packages");

    private string VersionOfMaui => Path.GetFileName(Directory.GetDirectories(Path.Combine(Packages, "microsoft.maui.controls")).Single());

    /// <summary>Packs the package and unpacks it where the workload's other packages are, unless it is there.</summary>
    /// <exception cref="CommandFailedException">It could not be built; the message has the compiler's output.</exception>
    public async Task AddAsync(IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var version = VersionOfMaui;
        var target = Path.Combine(Packages, Id.ToLowerInvariant(), version);
        var stamp = Path.Combine(target, "sources.txt");
        var hash = await HashAsync(cancellationToken);
        if (File.Exists(stamp) && await File.ReadAllTextAsync(stamp, cancellationToken) == hash)
        {
            return;
        }

        var build = Path.Combine(workload, "blazor");
        foreach (var folder in (string[])[build, target])
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        CopySources(build);
        await PackAsync(build, version, environment, cancellationToken);
        Unpack(Path.Combine(build, $"{Id}.{version}.nupkg"), target);
        await File.WriteAllTextAsync(stamp, hash, cancellationToken);
    }

    private static void CopySources(string build)
    {
        Directory.CreateDirectory(build);
        foreach (var file in SourceFiles())
        {
            File.Copy(file, Path.Combine(build, Path.GetFileName(file)));
        }
    }

    private static async Task PackAsync(
        string build,
        string version,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken
    )
    {
        // The project is a user's, not one of this repository's.
        string[] apart =
        [
            "-p:ImportDirectoryBuildProps=false",
            "-p:ImportDirectoryBuildTargets=false",
            "-p:ImportDirectoryPackagesProps=false",
        ];
        string[] arguments = ["pack", $"{Id}.csproj", "-nologo", "-o", build, $"-p:Version={version}", .. apart];
        (await Command.RunAsync("dotnet", arguments, build, environment, cancellationToken)).EnsureSucceeded();
    }

    /// <summary>The layout of a fallback folder of NuGet's: a package without these two files is not there for it.</summary>
    private static void Unpack(string package, string target)
    {
        ZipFile.ExtractToDirectory(package, target);
        var name = Path.Combine(target, Id.ToLowerInvariant());
        File.Move(Path.Combine(target, $"{Id}.nuspec"), $"{name}.nuspec", overwrite: true);
        var hash = Convert.ToBase64String(SHA512.HashData(File.ReadAllBytes(package)));
        File.WriteAllText($"{name}.{Path.GetFileName(target)}.nupkg.sha512", hash);
        File.WriteAllText(Path.Combine(target, ".nupkg.metadata"), $$"""{ "version": 2, "contentHash": "{{hash}}", "source": null }""");
    }

    private static IEnumerable<string> SourceFiles() => Directory.EnumerateFiles(Sources).Order(StringComparer.Ordinal);

    private static async Task<string> HashAsync(CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in SourceFiles())
        {
            hash.AppendData(await File.ReadAllBytesAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
