using System.Xml.Linq;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>
/// Writes the entitlements of an iOS or Mac Catalyst app with what okta.json asks for. Where it asks for nothing, the app's own are used,
/// and no file is written.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class GenerateSsoEntitlements : OktaTask
{
    /// <summary>The app's own entitlements, if it has any; they are read and never written.</summary>
    public ITaskItem? AppEntitlements { get; set; }

    /// <summary>The project's <c>CustomEntitlements</c>, which replace an array of the file when the app is signed.</summary>
    public ITaskItem[] CustomEntitlements { get; set; } = [];

    /// <summary>The file to write.</summary>
    [Required]
    public ITaskItem? Output { get; set; }

    /// <summary>Lists the <see cref="CustomEntitlements"/> whose entries are in <see cref="Output"/>, one a line.</summary>
    [Required]
    public ITaskItem? Moved { get; set; }

    private protected override string UnreadableRemedy => "Correct it; what okta.json requires must be added to it.";

    private protected override void Run(OktaConfiguration configuration)
    {
        var expected = configuration.Entitlements;
        var replaced = CustomArrays(expected);
        if (expected.Count == 0 || Log.HasLoggedErrors)
        {
            OutputFile.Delete(FullPath(Output!));
            OutputFile.Delete(FullPath(Moved!));
            return;
        }

        if (Create(replaced, expected) is { } union)
        {
            Report(EntitlementCheck.Run(union, AppEntitlements is null ? FullPath(Output!) : FullPath(AppEntitlements), expected));
            OutputFile.Write(FullPath(Output!), PropertyListText.Of(union));
            OutputFile.Write(FullPath(Moved!), string.Concat(replaced.Keys.Select(static key => key + "\n")));
            Announce(expected);
        }
    }

    /// <summary>Null when the app's own entitlements could not be read, which was reported.</summary>
    private XElement? Create(IReadOnlyDictionary<string, IReadOnlyList<string>> replaced, IReadOnlyList<ExpectedEntitlement> expected) =>
        AppEntitlements is null
            ? EntitlementArrays.Union(null, replaced, expected)
            : TryRead(
                FullPath(AppEntitlements),
                path => EntitlementArrays.Union(PropertyList.Read(File.ReadAllBytes(path)), replaced, expected)
            );

    /// <summary>The arrays that items of the project set. An item that removes one, or makes another type of it, is reported.</summary>
    private Dictionary<string, IReadOnlyList<string>> CustomArrays(IReadOnlyList<ExpectedEntitlement> expected)
    {
        var arrays = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var item in CustomEntitlements)
        {
            var wanted = expected.FirstOrDefault(entry => entry.Entitlement == item.ItemSpec);
            if (wanted is null)
            {
                continue;
            }

            var type = item.GetMetadata("Type");
            if (type.Equals("StringArray", StringComparison.OrdinalIgnoreCase))
            {
                arrays[item.ItemSpec] = ValuesOf(item);
            }
            else
            {
                Report([Contradiction(wanted, type)]);
            }
        }

        return arrays;
    }

    private static string[] ValuesOf(ITaskItem item)
    {
        var separator = item.GetMetadata("ArraySeparator");
        return item.GetMetadata("Value").Split([separator.Length == 0 ? ";" : separator], StringSplitOptions.None);
    }

    private static Finding Contradiction(ExpectedEntitlement wanted, string type) =>
        new(
            ManifestRules.EntitlementMissing,
            wanted,
            $"{wanted.Statement}, which needs '{wanted.Entry}' in '{wanted.Entitlement}', but the project has a CustomEntitlements "
                + "item for "
                + $"it of the type '{type}'. Remove the item, or set its type to StringArray."
        );

    /// <summary>No build can see the developer account.</summary>
    private void Announce(IReadOnlyList<ExpectedEntitlement> expected)
    {
        foreach (var entry in expected)
        {
            Log.LogMessage(
                MessageImportance.High,
                "{0}",
                $"{entry.Statement}: '{entry.Entry}' is added to '{entry.Entitlement}'. {entry.AppleSide}"
            );
        }
    }
}
