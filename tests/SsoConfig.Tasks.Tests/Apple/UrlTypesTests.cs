using System.Text;
using System.Xml.Linq;
using SsoConfig.Eng.Tools;
using SsoConfig.Tasks.Apple;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.Apple;

public sealed class UrlTypesTests
{
    private const string OwnType = """
        <dict>
          <key>CFBundleURLIconFile</key><string>icon</string>
          <key>CFBundleURLSchemes</key><array><string>com.app.own</string><string>fb123</string></array>
          <key>X-Unknown</key><dict><key>b</key><integer>1</integer><key>a</key><true/></dict>
        </dict>
        """;

    [Fact]
    public void Our_type_has_the_schemes_the_name_and_no_document_role()
    {
        var union = Union([], "com.first.sample");

        Assert.Equal(
            "<dict><key>CFBundleURLTypes</key><array><dict><key>CFBundleTypeRole</key><string>None</string>"
                + "<key>CFBundleURLName</key><string>com.first.app</string>"
                + "<key>CFBundleURLSchemes</key><array><string>com.first.sample</string></array></dict></array></dict>",
            union.ToString(SaveOptions.DisableFormatting)
        );
    }

    [Fact]
    public void Types_of_the_app_come_first_and_keep_their_order_and_unknown_keys()
    {
        var union = Union([Plist(OwnType)], "com.first.sample");

        Assert.Equal(PropertyListText.Tidy(XElement.Parse(OwnType)).ToString(), UrlTypes.In(union).First().ToString());
        Assert.Equal(["com.app.own", "fb123", "com.first.sample"], UrlTypes.SchemesIn(union));
    }

    [Fact]
    [Case(16)]
    public void Both_lists_of_a_file_that_has_the_key_twice_are_kept()
    {
        const string twice =
            "<dict><key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>com.one</string></array></dict>"
            + "</array>"
            + "<key>Other</key><true/><key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>"
            + "com.two</string></array></dict></array></dict>";

        Assert.Equal(["com.one", "com.two", "com.first.sample"], UrlTypes.SchemesIn(Union([XElement.Parse(twice)], "com.first.sample")));
    }

    [Fact]
    [Case(16)]
    public void A_type_that_has_its_schemes_twice_is_refused_with_the_key_and_both_lines()
    {
        var type =
            "<dict>\n<key>CFBundleURLSchemes</key>\n<array><string>com.one</string></array>\n<key>CFBundleURLSchemes</key>\n<array>"
            + "<string>com.two</string></array></dict>";
        var list = XElement.Parse($"<dict><key>CFBundleURLTypes</key><array>{type}</array></dict>", LoadOptions.SetLineInfo);

        var problem = Assert.Throws<PropertyListException>(() => UrlTypes.In(list));

        Assert.Equal(
            ("CFBundleURLSchemes is there twice, in line 3 and in line 5: put all schemes into one list", 5),
            (problem.Message, problem.Line)
        );
    }

    [Fact]
    public void Types_of_every_other_partial_file_are_kept()
    {
        var union = Union([Plist(OwnType), Plist(TypeFor("com.library.one")), Plist(TypeFor("com.library.two"))], "com.first.sample");

        Assert.Equal(["com.app.own", "fb123", "com.library.one", "com.library.two", "com.first.sample"], UrlTypes.SchemesIn(union));
    }

    [Fact]
    public void The_same_type_in_two_files_is_kept_once()
    {
        var union = Union([Plist(OwnType), Plist(OwnType.Replace("\n", "", StringComparison.Ordinal))], "com.first.sample");

        Assert.Equal(2, UrlTypes.In(union).Count());
    }

    [Theory]
    [InlineData("com.first.sample")]
    [InlineData("COM.First.Sample")]
    public void A_scheme_that_the_app_has_already_is_not_added_again(string own)
    {
        var union = Union([Plist(TypeFor(own))], "com.first.sample");

        Assert.Equal([own], UrlTypes.SchemesIn(union));
    }

    [Fact]
    public void Only_the_missing_scheme_is_added()
    {
        var union = Union([Plist(TypeFor("com.first.sample"))], "com.first.sample", "com.first.logout");

        Assert.Equal(["com.first.sample", "com.first.logout"], UrlTypes.SchemesIn(union));
    }

    [Fact]
    public void A_file_without_types_adds_none()
    {
        var other = Read("<dict><key>CFBundleName</key><string>x</string></dict>");

        Assert.Equal(["com.first.sample"], UrlTypes.SchemesIn(Union([other], "com.first.sample")));
    }

    [Fact]
    public void A_value_that_is_no_array_is_refused_with_its_place()
    {
        var broken = Read("<dict>\n<key>CFBundleURLTypes</key>\n<string>com.app.own</string></dict>");

        var problem = Assert.Throws<PropertyListException>(() => Union([broken], "com.first.sample"));

        Assert.Equal((3, "CFBundleURLTypes is <string> and not <array>"), (problem.Line, problem.Message));
    }

    [Fact]
    public async Task Plistutil_reads_the_union_back()
    {
        Assert.SkipUnless(Plistutil.IsPresent, Plistutil.Absence);
        using var folder = new TemporaryFolder();
        var union = Union([Plist(OwnType)], "com.first.sample");
        var file = folder.Write("Partial.plist", PropertyListText.Of(union));
        var binary = folder.PathOf("Partial.bin");

        await Plistutil.ConvertAsync(file, binary, "bin", TestContext.Current.CancellationToken);

        Assert.Equal(PropertyListText.Of(union), PropertyListText.Of(PropertyList.Read(File.ReadAllBytes(binary))));
    }

    private static XElement Union(XElement[] others, params string[] schemes) => UrlTypes.Union(others, "com.first.app", schemes);

    private static string TypeFor(string scheme) => $"<dict><key>CFBundleURLSchemes</key><array><string>{scheme}</string></array></dict>";

    private static XElement Plist(string types) => Read($"<dict><key>CFBundleURLTypes</key><array>{types}</array></dict>");

    private static XElement Read(string dictionary) => PropertyList.Read(Encoding.UTF8.GetBytes($"<plist>{dictionary}</plist>"));
}
