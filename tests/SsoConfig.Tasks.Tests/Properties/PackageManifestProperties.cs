using System.Xml.Linq;
using FsCheck.Xunit;
using SsoConfig.Tasks.Windows;
using Xunit;

namespace SsoConfig.Tasks.Tests.Properties;

/// <summary>A protocol is added to a Package.appxmanifest, however that is written.</summary>
[Properties(Arbitrary = [typeof(PackageManifestArbitrary), typeof(PropertyListArbitraries)])]
public sealed class PackageManifestProperties
{
    [Property]
    public void Every_scheme_is_there(AppxManifest manifest, Schemes schemes) =>
        Assert.Empty(schemes.All.Except(PackageManifest.Read(Patch(manifest, schemes)).Protocols));

    [Property]
    public void A_second_time_changes_no_byte(AppxManifest manifest, Schemes schemes)
    {
        var once = Patch(manifest, schemes);

        Assert.Equal(once, Patch(once, schemes));
    }

    [Property]
    public void Without_what_was_added_it_says_what_it_said_before(AppxManifest manifest, Schemes schemes)
    {
        var added = schemes.All.Except(PackageManifest.Read(manifest.ToBytes()).Protocols).ToList();
        var patched = Load(Patch(manifest, schemes));
        patched
            .Descendants(Protocol)
            .Where(protocol => added.Contains((string)protocol.Attribute("Name")!))
            .Select(static protocol => protocol.Parent)
            .Remove();

        Assert.Equal(WithoutEmptyExtensions(Load(manifest.ToBytes())), WithoutEmptyExtensions(patched));
    }

    private static XName Protocol { get; } = XName.Get("Protocol", AppxManifest.Uap);

    private static byte[] Patch(AppxManifest manifest, Schemes schemes) => Patch(manifest.ToBytes(), schemes);

    private static byte[] Patch(byte[] content, Schemes schemes)
    {
        var manifest = PackageManifest.Read(content);
        manifest.AddProtocols(schemes.All);
        return manifest.ToBytes();
    }

    private static XElement Load(byte[] content) => XDocument.Load(new MemoryStream(content)).Root!;

    private static string WithoutEmptyExtensions(XElement manifest)
    {
        manifest.Descendants(XName.Get("Extensions", AppxManifest.Foundation)).Where(static extensions => !extensions.HasElements).Remove();

        // Whether an element without content is one tag or two is not what it says.
        foreach (var empty in manifest.Descendants().Where(static element => !element.Nodes().Any()))
        {
            empty.Add("");
        }

        return manifest.ToString();
    }
}
