using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using SsoConfig.Tasks.Android;
using Xunit;

namespace SsoConfig.Tasks.Tests.Properties;

/// <summary>The overlay fills what no manifest says, and says nothing twice.</summary>
[Properties(Arbitrary = [typeof(Manifests)])]
public sealed class AndroidOverlayProperties
{
    [Property]
    public void Beside_itself_it_has_nothing_to_add(Manifest app, Manifest library, bool hasBackupRules)
    {
        var overlay = AndroidOverlay.Create([app.Read(), library.Read()], hasBackupRules);

        Assert.Empty(AndroidOverlay.Create([app.Read(), library.Read(), overlay], hasBackupRules).Elements());
    }

    [Property]
    public void The_order_of_the_manifests_does_not_matter(Manifest app, Manifest library, bool hasBackupRules) =>
        Assert.Equal(
            AndroidOverlay.Create([app.Read(), library.Read()], hasBackupRules).ToString(),
            AndroidOverlay.Create([library.Read(), app.Read()], hasBackupRules).ToString()
        );

    [Property]
    public void It_has_no_attribute_that_a_manifest_has(Manifest app, Manifest library)
    {
        var own = new[] { app, library }
            .SelectMany(static manifest => manifest.Read().Elements("application").Attributes())
            .Select(static attribute => attribute.Name);
        var added = AndroidOverlay
            .Create([app.Read(), library.Read()], hasBackupRules: true)
            .Elements("application")
            .Attributes()
            .Select(static attribute => attribute.Name);

        Assert.Empty(own.Intersect(added));
    }

    public sealed record Manifest(string Content)
    {
        internal XElement Read() => XElement.Parse(ToString());

        public override string ToString() => $"<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\">{Content}</manifest>";
    }

    internal static class Manifests
    {
        private static readonly string[] Pieces =
        [
            "<queries/>",
            "<queries><package android:name=\"com.other\"/></queries>",
            $"<queries><intent><action android:name=\"{AndroidXml.CustomTabsAction}\"/></intent></queries>",
            "<application/>",
            "<application android:fullBackupContent=\"@xml/own\"/>",
            "<application android:dataExtractionRules=\"@xml/own\" android:label=\"a\"/>",
        ];

        public static Arbitrary<Manifest> Manifest() =>
            Arb.From(Gen.Elements(Pieces).ListOf().Resize(4).Select(static pieces => new Manifest(string.Concat(pieces))));
    }
}
