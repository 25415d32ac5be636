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

    private const string Template = """
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

    [Fact]
    public void The_protocol_is_added_after_the_last_child_and_everything_else_is_kept()
    {
        var application = Load(Patch(Template, "com.first.sample")).Descendants(Foundation + "Application").Single();

        Assert.Equal(["VisualElements", "Extensions"], application.Elements().Select(static element => element.Name.LocalName));
        application.Element(Foundation + "Extensions")!.Remove();
        Assert.Equal(Load(Template).ToString(), application.Document!.Root!.ToString());
    }

    [Fact]
    public void Comments_are_kept() =>
        Assert.Contains("<!-- <Application> in a comment -->", Patch(Template, "com.first.sample"), StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-16")]
    [InlineData("iso-8859-1")]
    public void Another_encoding_becomes_utf_8(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        var text = Template.Replace("utf-8", name, StringComparison.Ordinal).Replace("&#x41;", "\u00e9", StringComparison.Ordinal);

        var patched = Patch([.. encoding.GetPreamble(), .. encoding.GetBytes(text)], "com.first.sample");

        Assert.Contains("encoding=\"utf-8\"", patched, StringComparison.Ordinal);
        Assert.Equal("\u00e9&", (string?)Load(patched).Descendants(Uap + "VisualElements").Single().Attribute("DisplayName"));
    }

    [Fact]
    public void Extensions_of_the_app_are_kept_and_ours_comes_after_them()
    {
        const string own = "<Extensions><uap:Extension Category=\"windows.shareTarget\"><uap:ShareTarget/></uap:Extension></Extensions>";
        var extensions = Load(
                Patch(Template.Replace("    </Application>", own + "</Application>", StringComparison.Ordinal), "com.first.sample")
            )
            .Descendants(Foundation + "Extensions");

        Assert.Equal(
            ["windows.shareTarget", "windows.protocol"],
            Assert.Single(extensions).Elements().Attributes("Category").Select(static category => category.Value)
        );
    }

    [Fact]
    public void A_protocol_that_is_there_already_is_not_added_again()
    {
        var once = Patch(Template, "com.first.sample");

        Assert.Equal(once, Patch(once, "com.first.sample"));
    }

    [Fact]
    public void A_protocol_of_another_application_counts()
    {
        var other = Template.Replace(
            "  </Applications>",
            "    <Application><Extensions><uap:Extension Category=\"windows.protocol\"><uap:Protocol Name=\"com.first.sample\" "
                + "/></uap:Extension></Extensions></Application>\n  </Applications>",
            StringComparison.Ordinal
        );

        Assert.Single(ProtocolsIn(Load(Patch(other, "com.first.sample"))));
    }

    [Theory]
    [InlineData("<Extensions/>")]
    [InlineData("<Extensions />")]
    [InlineData("<Extensions></Extensions>")]
    public void Empty_extensions_are_filled(string empty)
    {
        var patched = Patch(
            Template.Replace("    </Application>", $"      {empty}\n    </Application>", StringComparison.Ordinal),
            "com.first.sample"
        );

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched).Descendants(Foundation + "Extensions").Single()));
    }

    [Fact]
    public void An_application_without_children_gets_its_end_tag()
    {
        var patched = Patch(
            $"<Package xmlns=\"{Foundation}\"><Applications><Application Id='a' /></Applications></Package>",
            "com.first.sample"
        );

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void A_manifest_on_one_line_stays_well_formed()
    {
        var patched = Patch(
            $"<Package xmlns=\"{Foundation}\" "
                + $"xmlns:u=\"{Uap}\"><Applications><Application><u:VisualElements/></Application></Applications></Package>",
            "com.first.sample"
        );

        Assert.Contains("<u:Protocol Name=\"com.first.sample\" />", patched, StringComparison.Ordinal);
        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void A_prefixed_manifest_gets_prefixed_extensions()
    {
        var patched = Patch(
            $"<f:Package xmlns:f=\"{Foundation}\"><f:Applications><f:Application></f:Application></f:Applications></f:Package>",
            "com.first.sample"
        );

        Assert.Single(Load(patched).Descendants(Foundation + "Extensions"));
        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    [Theory]
    [InlineData("<uap:Extension Category=\"windows.other\"><uap:Protocol Name=\"com.first.sample\" /></uap:Extension>")]
    [InlineData("<uap:Other Category=\"windows.protocol\"><uap:Protocol Name=\"com.first.sample\" /></uap:Other>")]
    public void A_protocol_counts_only_in_an_extension_for_protocols(string element)
    {
        var manifest = Template.Replace(
            "    </Application>",
            $"      <Extensions>{element}</Extensions>\n    </Application>",
            StringComparison.Ordinal
        );

        Assert.Equal(2, ProtocolsIn(Load(Patch(manifest, "com.first.sample"))).Count());
    }

    [Theory]
    [InlineData("A='/>'")]
    [InlineData("A=\"/>\"")]
    [InlineData("A='\"/>'")]
    public void What_looks_like_the_end_of_a_tag_inside_a_value_is_none(string attribute)
    {
        var manifest =
            $"<Package xmlns=\"{Foundation}\"><Applications><Application {attribute}><Own /></Application></Applications></Package>";

        var application = Load(Patch(manifest, "com.first.sample")).Descendants(Foundation + "Application").Single();

        Assert.Equal(["Own", "Extensions"], application.Elements().Select(static element => element.Name.LocalName));
        Assert.EndsWith("/>", (string?)application.Attribute("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_missing_protocol_is_added()
    {
        var patched = Patch(Patch(Template, "com.first.sample"), "com.first.sample", "com.first.logout");

        Assert.Equal(["com.first.sample", "com.first.logout"], ProtocolsIn(Load(patched)));
    }

    [Fact]
    public void The_first_of_several_applications_gets_it()
    {
        var two = Template.Replace(
            "  </Applications>",
            "    <Application Id=\"Second\"></Application>\n  </Applications>",
            StringComparison.Ordinal
        );

        var owner = Load(Patch(two, "com.first.sample"))
            .Descendants(Uap + "Protocol")
            .Single()
            .Ancestors(Foundation + "Application")
            .Single();

        Assert.Equal("App", (string?)owner.Attribute("Id"));
    }

    [Fact]
    public void Without_an_application_it_is_refused_with_its_place()
    {
        var problem = Assert.Throws<XmlException>(() => Patch($"\n<Package xmlns=\"{Foundation}\" />", "com.first.sample"));

        Assert.Equal(2, problem.LineNumber);
    }

    [Fact]
    public void An_application_in_an_entity_of_a_document_type_is_refused()
    {
        var manifest =
            "<!DOCTYPE Package [<!ENTITY app \"<Application/>\">]>\n<Package "
            + $"xmlns=\"{Foundation}\"><Applications>&app;</Applications></Package>";

        Assert.Throws<XmlException>(() => Patch(manifest, "com.first.sample"));
    }

    [Fact]
    public void An_element_is_closed_by_the_prefix_that_opened_it()
    {
        var patched = Patch(
            $"<Package xmlns=\"{Foundation}\" xmlns:also=\"{Foundation}\"><Applications><Application /></Applications></Package>",
            "com.first.sample"
        );

        Assert.Equal(["com.first.sample"], ProtocolsIn(Load(patched)));
    }

    /// <summary>
    /// The schema: Extensions holds Extension elements, a windows.protocol one holds one Protocol, whose Name has 2 to 39 of certain
    /// characters.
    /// </summary>
    [Fact]
    public void The_result_keeps_the_rules_of_the_schema()
    {
        var manifest = Load(Patch(Template, "com.first.sample", "com.first.logout"));

        var extensions = Assert.Single(manifest.Descendants(Foundation + "Extensions"));
        Assert.Equal(Foundation + "Application", extensions.Parent!.Name);
        Assert.Equal(extensions.Parent.Elements().Last(), extensions);
        Assert.All(
            extensions.Elements(),
            static extension =>
            {
                Assert.Equal(Uap + "Extension", extension.Name);
                Assert.Equal(["Category"], extension.Attributes().Select(static attribute => attribute.Name.LocalName));
                Assert.Matches(
                    "^[a-z0-9+-][a-z0-9+.-]{1,38}$",
                    (string?)Assert.Single(extension.Elements(Uap + "Protocol")).Attribute("Name")
                );
            }
        );
    }

    private static string Patch(string manifest, params string[] schemes) => Patch(Encoding.UTF8.GetBytes(manifest), schemes);

    private static string Patch(byte[] content, params string[] schemes)
    {
        var manifest = PackageManifest.Read(content);
        manifest.AddProtocols(schemes);
        return Encoding.UTF8.GetString(manifest.ToBytes());
    }

    private static XElement Load(string manifest) => XDocument.Parse(manifest).Root!;

    private static IEnumerable<string?> ProtocolsIn(XElement element) =>
        element.Descendants(Uap + "Protocol").Select(static protocol => (string?)protocol.Attribute("Name"));
}
