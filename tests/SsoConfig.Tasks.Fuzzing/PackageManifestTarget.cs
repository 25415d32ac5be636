using System.Xml;
using System.Xml.Linq;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Tasks.Windows;

namespace SsoConfig.Tasks.Fuzzing;

/// <summary>
/// A Package.appxmanifest: refused with a reason, or or given our protocols, once, with its own elements before and after them.
/// </summary>
public static class PackageManifestTarget
{
    private static readonly string[] Schemes = ["com.first.sample", "com.first.logout"];

    public static void Try(byte[] input)
    {
        byte[] patched;
        try
        {
            patched = Patch(input);
        }
        catch (XmlException)
        {
            return;
        }

        Promise.Holds(IsXml(patched), $"What is written is XML: {Corpus.Format(patched)}");
        Promise.Holds(!Schemes.Except(PackageManifest.Read(patched).Protocols).Any(), $"Every scheme is there: {Corpus.Format(patched)}");
        Promise.Holds(Patch(patched).AsSpan().SequenceEqual(patched), $"A second time changes nothing: {Corpus.Format(patched)}");
        Promise.Holds(KeepsElements(input, patched), $"All that was there is there: {Corpus.Format(patched)}");
    }

    private static bool IsXml(byte[] content)
    {
        try
        {
            Load(content);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>The names of all elements, in their order, are a part of those that are there now.</summary>
    private static bool KeepsElements(byte[] before, byte[] after)
    {
        using var now = Load(after).DescendantsAndSelf().GetEnumerator();
        return Load(before)
            .DescendantsAndSelf()
            .All(element =>
            {
                while (now.MoveNext())
                {
                    if (now.Current.Name == element.Name)
                    {
                        return true;
                    }
                }

                return false;
            });
    }

    private static byte[] Patch(byte[] content)
    {
        var manifest = PackageManifest.Read(content);
        manifest.AddProtocols(Schemes);
        return manifest.ToBytes();
    }

    private static XElement Load(byte[] content) => XmlInput.Load(new MemoryStream(content));
}
