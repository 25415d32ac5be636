using System.Text;
using System.Xml;
using System.Xml.Linq;
using SsoConfig.Tasks.Windows;
using Xunit;

namespace SsoConfig.Tasks.Tests.Windows;

public sealed class PackageManifestTests
{
    private static readonly XNamespace Foundation = "http://schemas.microsoft.com/appx/manifest/foundation/windows10";
    private static readonly XNamespace Uap = "http://schemas.microsoft.com/appx/manifest/uap/windows10";

    private const string Template =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- <Application> in a comment -->
        <Package
          xmlns="http://schemas.microsoft.com/appx/manifest/foundation/windows10"
          xmlns:uap='http://schemas.microsoft.com/appx/manifest/uap/windows10'
          IgnorableNamespaces="uap rescap">

          <Applications>
            <Application Id="App" Executable="$targetnametoken$.exe"   EntryPoint="a>b">
              <uap:VisualElements DisplayName="&#x41;&amp;" />
            </Application>
          </Applications>

        </Package>

        """;

    private const string Added =
        """
              <Extensions>
                <uap:Extension Category="windows.protocol">
                  <uap:Protocol Name="com.first.sample" />
                </uap:Extension>
              </Extensions>

        """;

    [Fact]
    public void The_protocol_is_added_after_the_last_child_and_no_other_byte_changes()
    {
        var patched = Patch(Template, "com.first.sample");

        Assert.Equal(Template.Replace("    </Application>", Added + "    </Application>", StringComparison.Ordinal), patched);
    }

    [Fact]
    public void Line_ends_and_the_byte_order_mark_stay()
    {
        var original = Bytes(Template.ReplaceLineEndings("\r\n"), byteOrderMark: true);

        var patched = PackageManifest.Read(original).WithProtocols(["com.first.sample"]);

        Assert.Equal(Bytes(Template.Replace("    </Application>", Added + "    </Application>", StringComparison.Ordinal).ReplaceLineEndings("\r\n"), byteOrderMark: true), patched);
    }

    [Fact]
    public void Utf_16_stays_utf_16()
    {
        var text = Template.Replace("utf-8", "utf-16", StringComparison.Ordinal);
        byte[] original = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)];

        var patched = PackageManifest.Read(original).WithProtocols(["com.first.sample"]);

        Assert.Equal(text.Replace("    </Application>", Added + "    </Application>", StringComparison.Ordinal), Encoding.Unicode.GetString(patched)[1..]);
    }

    [Fact]
    public void Extensions_of_the_app_are_kept_and_ours_comes_after_them()
    {
        var own = """
                  <Extensions>
                    <uap:Extension Category="windows.shareTarget"><uap:ShareTarget/></uap:Extension>
                  </Extensions>

            """;
        var patched = Patch(Template.Replace("    </Application>", own + "    </Application>", StringComparison.Ordinal), "com.first.sample");

        Assert.Contains("<uap:ShareTarget/></uap:Extension>\n        <uap:Extension Category=\"windows.protocol\">", patched, StringComparison.Ordinal);
        Assert.Single(Load(patched).Descendants(Foundation + "Extensions"));
    }

    [Theory]
    [InlineData("<Extensions/>")]
    [InlineData("<Extensions />")]
    [InlineData("<Extensions></Extensions>")]
    public void Empty_extensions_are_filled(string empty)
    {
        var patched = Patch(Template.Replace("    </Application>", $"      {empty}\n    </Application>", StringComparison.Ordinal), "com.first.sample");

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched).Descendants(Foundation + "Extensions").Single()));
    }

    [Fact]
    public void An_application_without_children_gets_its_end_tag()
    {
        var patched = Patch($"<Package xmlns=\"{Foundation}\"><Applications><Application Id='a' /></Applications></Package>", "com.first.sample");

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void A_manifest_on_one_line_stays_well_formed()
    {
        var patched = Patch($"<Package xmlns=\"{Foundation}\" xmlns:u=\"{Uap}\"><Applications><Application><u:VisualElements/></Application></Applications></Package>", "com.first.sample");

        Assert.Contains("<u:Protocol Name=\"com.first.sample\" />", patched, StringComparison.Ordinal);
        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void A_prefixed_manifest_gets_prefixed_extensions()
    {
        var patched = Patch($"<f:Package xmlns:f=\"{Foundation}\"><f:Applications><f:Application></f:Application></f:Applications></f:Package>", "com.first.sample");

        Assert.Single(Load(patched).Descendants(Foundation + "Extensions"));
        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void A_protocol_that_is_there_already_leaves_every_byte()
    {
        var once = Patch(Template, "com.first.sample");

        Assert.Equal(once, Patch(once, "com.first.sample"));
    }

    [Fact]
    public void A_protocol_of_another_application_leaves_every_byte()
    {
        var other = Template.Replace(
            "  </Applications>",
            "    <Application><Extensions><uap:Extension Category=\"windows.protocol\"><uap:Protocol Name=\"com.first.sample\" /></uap:Extension></Extensions></Application>\n  </Applications>",
            StringComparison.Ordinal);

        Assert.Equal(other, Patch(other, "com.first.sample"));
    }

    [Theory]
    [InlineData("<uap:Extension Category=\"windows.other\"><uap:Protocol Name=\"com.first.sample\" /></uap:Extension>")]
    [InlineData("<uap:Other Category=\"windows.protocol\"><uap:Protocol Name=\"com.first.sample\" /></uap:Other>")]
    public void A_protocol_counts_only_in_an_extension_for_protocols(string element)
    {
        var manifest = Template.Replace("    </Application>", $"      <Extensions>{element}</Extensions>\n    </Application>", StringComparison.Ordinal);

        Assert.Equal(2, ProtocolsIn(Load(Patch(manifest, "com.first.sample"))).Count());
    }

    [Fact]
    public void Tabs_stay_tabs()
    {
        var tabs = Template.Replace("  ", "\t", StringComparison.Ordinal);

        Assert.Equal(tabs.Replace("\t\t</Application>", Added.Replace("  ", "\t", StringComparison.Ordinal) + "\t\t</Application>", StringComparison.Ordinal), Patch(tabs, "com.first.sample"));
    }

    [Fact]
    public void In_a_manifest_on_one_line_the_protocol_gets_lines_of_its_own() => Assert.Equal(
        $"<Package xmlns=\"{Foundation}\" xmlns:u=\"{Uap}\"><Applications><Application A='>' B=\"'/>\"><u:VisualElements/>\n  <Extensions>\n    <u:Extension Category=\"windows.protocol\">\n"
        + "      <u:Protocol Name=\"com.first.sample\" />\n    </u:Extension>\n  </Extensions>\n</Application></Applications></Package>",
        Patch($"<Package xmlns=\"{Foundation}\" xmlns:u=\"{Uap}\"><Applications><Application A='>' B=\"'/>\"><u:VisualElements/></Application></Applications></Package>", "com.first.sample"));

    [Theory]
    [InlineData("A='/>'")]
    [InlineData("A=\"/>\"")]
    [InlineData("A='\"/>'")]
    public void What_looks_like_the_end_of_a_tag_inside_a_value_is_none(string attribute)
    {
        var manifest = $"<Package xmlns=\"{Foundation}\"><Applications><Application {attribute}><Own /></Application></Applications></Package>";

        var application = Load(Patch(manifest, "com.first.sample")).Descendants(Foundation + "Application").Single();

        Assert.Equal(["Own", "Extensions"], application.Elements().Select(static element => element.Name.LocalName));
        Assert.EndsWith("/>", (string?)application.Attribute("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_application_without_children_is_opened_and_closed() => Assert.Equal(
        $"<Package xmlns=\"{Foundation}\" xmlns:u=\"{Uap}\"><Applications><Application Id='a'>\n  <Extensions>\n    <u:Extension Category=\"windows.protocol\">\n"
        + "      <u:Protocol Name=\"com.first.sample\" />\n    </u:Extension>\n  </Extensions>\n</Application></Applications></Package>",
        Patch($"<Package xmlns=\"{Foundation}\" xmlns:u=\"{Uap}\"><Applications><Application Id='a' /></Applications></Package>", "com.first.sample"));

    [Fact]
    public void Only_the_missing_protocol_is_added()
    {
        var patched = Patch(Patch(Template, "com.first.sample"), "com.first.sample", "com.first.logout");

        Assert.Equal(["com.first.sample", "com.first.logout"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void The_first_of_several_applications_gets_it()
    {
        var two = Template.Replace("  </Applications>", "    <Application Id=\"Second\"></Application>\n  </Applications>", StringComparison.Ordinal);

        var owner = Load(Patch(two, "com.first.sample")).Descendants(Uap + "Protocol").Single().Ancestors(Foundation + "Application").Single();

        Assert.Equal("App", (string?)owner.Attribute("Id"));
    }

    [Fact]
    public void Without_an_application_it_is_refused_with_its_place()
    {
        var problem = Assert.Throws<XmlException>(() => Patch($"\n<Package xmlns=\"{Foundation}\" />", "com.first.sample"));

        Assert.Equal(2, problem.LineNumber);
    }

    [Fact]
    public void In_an_encoding_whose_bytes_would_change_it_is_refused()
    {
        var latin = Encoding.Latin1.GetBytes(Template.Replace("utf-8", "iso-8859-1", StringComparison.Ordinal).Replace("&#x41;", "\u00e9", StringComparison.Ordinal));

        Assert.Equal("it is not in UTF-8 or UTF-16: save it in one of them", Assert.Throws<XmlException>(() => PackageManifest.Read(latin)).Message);
    }

    [Fact]
    public void An_application_in_an_entity_of_a_document_type_is_refused()
    {
        var manifest = $"<!DOCTYPE Package [<!ENTITY app \"<Application/>\">]>\n<Package xmlns=\"{Foundation}\"><Applications>&app;</Applications></Package>";

        Assert.Throws<XmlException>(() => Patch(manifest, "com.first.sample"));
    }

    [Fact]
    public void An_element_is_closed_by_the_prefix_that_opened_it()
    {
        var patched = Patch($"<Package xmlns=\"{Foundation}\" xmlns:also=\"{Foundation}\"><Applications><Application /></Applications></Package>", "com.first.sample");

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    /// <summary>
    /// The schema: Extensions holds Extension elements, a windows.protocol one holds one Protocol, whose Name has 2 to 39 of certain characters.
    /// </summary>
    [Fact]
    public void The_result_keeps_the_rules_of_the_schema()
    {
        var manifest = Load(Patch(Template, "com.first.sample", "com.first.logout"));

        var extensions = Assert.Single(manifest.Descendants(Foundation + "Extensions"));
        Assert.Equal(Foundation + "Application", extensions.Parent!.Name);
        Assert.Equal(extensions.Parent.Elements().Last(), extensions);
        Assert.All(extensions.Elements(), static extension =>
        {
            Assert.Equal(Uap + "Extension", extension.Name);
            Assert.Equal(["Category"], extension.Attributes().Select(static attribute => attribute.Name.LocalName));
            Assert.Matches("^[a-z0-9+-][a-z0-9+.-]{1,38}$", (string?)Assert.Single(extension.Elements(Uap + "Protocol")).Attribute("Name"));
        });
    }

    private static string Patch(string manifest, params string[] schemes) =>
        Encoding.UTF8.GetString(PackageManifest.Read(Bytes(manifest)).WithProtocols(schemes));

    private static XElement Load(string manifest) => XDocument.Parse(manifest).Root!;

    private static IEnumerable<string?> ProtocolsIn(XElement element) => element.Descendants(Uap + "Protocol").Select(static protocol => (string?)protocol.Attribute("Name"));

    private static byte[] Bytes(string text, bool byteOrderMark = false) => [.. byteOrderMark ? Encoding.UTF8.GetPreamble() : [], .. Encoding.UTF8.GetBytes(text)];
}
