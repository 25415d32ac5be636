using System.Xml.Linq;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>
/// Writes the partial Info.plist of an iOS or Mac Catalyst app: the URL types of all its parts, and one for the schemes of okta.json.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSsoInfoPlist : ManifestTask
{
    /// <summary>The app's own Info.plist, if it has one; it is read and never written.</summary>
    public ITaskItem? AppManifest { get; set; }

    /// <summary>Partial files of others.</summary>
    public ITaskItem[] PartialAppManifests { get; set; } = [];

    /// <summary>Becomes <c>CFBundleURLName</c>.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>The partial file to write.</summary>
    [Required]
    public ITaskItem? Output { get; set; }

    private protected override void Run(IReadOnlyList<ExpectedScheme> schemes)
    {
        var output = FullPath(Output!);
        var others = ManifestsOfOthers(output);
        if (others.Contains(null))
        {
            return;
        }

        if (schemes.Count == 0)
        {
            // An app that only claims links has no scheme to declare, and must not go on declaring one of an earlier build.
            OutputFile.Delete(output);
            return;
        }

        OutputFile.Write(
            output,
            PropertyListText.Of(UrlTypes.Union(others.OfType<XElement>(), Name, [.. schemes.Select(static expected => expected.Scheme)]))
        );
    }

    /// <summary>One of them is null when it could not be read, and was reported.</summary>
    private List<XElement?> ManifestsOfOthers(string output)
    {
        ITaskItem[] items = AppManifest is null ? PartialAppManifests : [AppManifest, .. PartialAppManifests];
        return [.. items.Select(FullPath).Where(path => path != output && File.Exists(path)).Select(path => TryRead(path, Read))];
    }

    private static XElement Read(string path)
    {
        var propertyList = PropertyList.Read(File.ReadAllBytes(path));
        _ = UrlTypes.In(propertyList);
        return propertyList;
    }
}
