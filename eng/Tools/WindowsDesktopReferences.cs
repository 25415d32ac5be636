using System.Xml.Linq;

namespace SsoConfig.Eng.Tools;

/// <summary>
/// Reference assemblies of WPF and Windows Forms for a machine that can't restore their package, Microsoft.WindowsDesktop.App.Ref: those of
/// the runtime package, whose public API is the same. The package's source generators are missing.
/// </summary>
public static class WindowsDesktopReferences
{
    private const string Runtime = "Microsoft.WindowsDesktop.App.Runtime.win-x64";
    private const string RuntimeVersion = "10.0.14";

    private static readonly string Folder = Path.Combine(Repository.Artifacts, "windows-desktop");

    /// <summary>Prepares them once.</summary>
    /// <returns>A folder for the property NetCoreTargetingPackRoot, with the SDK's own packs in it.</returns>
    /// <exception cref="CommandFailedException">The runtime package can't be restored either.</exception>
    public static async Task<string> PrepareAsync(PrivateDotnet dotnet, CancellationToken cancellationToken)
    {
        await using var _ = await FolderLock.AcquireAsync(Folder, cancellationToken);
        var packs = Path.Combine(Folder, "packs");
        if (!Directory.Exists(packs))
        {
            var restored = await RestoreAsync(dotnet, cancellationToken);
            var unfinished = Path.Combine(Folder, "unfinished");
            LinkPacks(
                (await OutputAsync(dotnet, ["msbuild", "-getProperty:NetCoreTargetingPackRoot"], cancellationToken)).Trim(),
                unfinished
            );
            WriteReferences(restored, unfinished);
            Directory.Move(unfinished, packs);
        }

        return packs;
    }

    private static async Task<string> RestoreAsync(PrivateDotnet dotnet, CancellationToken cancellationToken)
    {
        // The folder is below this repository, whose settings are not for this project.
        foreach (var file in (string[])["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props"])
        {
            await File.WriteAllTextAsync(Path.Combine(Folder, file), "<Project />", cancellationToken);
        }

        await File.WriteAllTextAsync(
            Path.Combine(Folder, "Runtime.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageDownload Include="{Runtime}" Version="[{RuntimeVersion}]" />
              </ItemGroup>
            </Project>
            """,
            cancellationToken
        );
        await OutputAsync(dotnet, ["restore"], cancellationToken);
        return Path.Combine(dotnet.Environment["NUGET_PACKAGES"]!, Runtime.ToLowerInvariant(), RuntimeVersion);
    }

    private static void LinkPacks(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var pack in Directory.EnumerateDirectories(source))
        {
            Directory.CreateSymbolicLink(Path.Combine(target, Path.GetFileName(pack)), pack);
        }
    }

    private static void WriteReferences(string runtime, string packs)
    {
        // The packs of an SDK have one version; the newest SDK is the one that builds.
        var version = Directory
            .EnumerateDirectories(Path.Combine(packs, "Microsoft.NETCore.App.Ref"))
            .Select(Path.GetFileName)
            .MaxBy(Version.Parse!)!;
        var target = Path.Combine(packs, "Microsoft.WindowsDesktop.App.Ref", version);
        var list = XDocument.Load(Path.Combine(runtime, "data", "RuntimeList.xml"));
        list.Root!.Elements().Where(static file => file.Attribute("Type")?.Value != "Managed").Remove();
        foreach (var file in list.Root.Elements())
        {
            var path = file.Attribute("Path")!.Value;
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.Copy(Path.Combine(runtime, path), Path.Combine(target, path));
            file.SetAttributeValue("Profile", "WPF;WindowsForms");
        }

        Directory.CreateDirectory(Path.Combine(target, "data"));
        list.Save(Path.Combine(target, "data", "FrameworkList.xml"));
    }

    private static async Task<string> OutputAsync(PrivateDotnet dotnet, string[] arguments, CancellationToken cancellationToken) =>
        (await dotnet.RunAsync(Folder, arguments, cancellationToken)).EnsureSucceeded().StandardOutput;
}
