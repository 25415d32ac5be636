using System.Xml;
using System.Xml.Linq;
using SsoConfig.Eng.Fuzzing;
using SsoConfig.Tasks.Windows;

namespace SsoConfig.Tasks.Fuzzing;

/// <summary>A Package.appxmanifest: refused with a reason, or given our protocols, once, with its own bytes before and behind them.</summary>
public static class PackageManifestTarget
{
    private static readonly string[] Schemes = ["com.first.sample", "com.first.logout"];

    public static void Try(byte[] input)
    {
        byte[] patched;
        try
        {
            patched = PackageManifest.Read(input).WithProtocols(Schemes);
        }
        catch (XmlException)
        {
            return;
        }

        Promise.Holds(IsXml(patched), $"What is written is XML: {Corpus.Format(patched)}");
        Promise.Holds(!Schemes.Except(PackageManifest.Read(patched).Protocols).Any(), $"Every scheme is there: {Corpus.Format(patched)}");
        Promise.Holds(PackageManifest.Read(patched).WithProtocols(Schemes).AsSpan().SequenceEqual(patched), $"A second time changes nothing: {Corpus.Format(patched)}");
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
        return Load(before).DescendantsAndSelf().All(element =>
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

    private static XElement Load(byte[] content)
    {
        using var reader = XmlInput.Of(new StreamReader(new MemoryStream(content)).ReadToEnd());
        return XDocument.Load(reader).Root!;
    }
}
