using System.Xml.Linq;
using SsoConfig.Tasks.Apple;
using Xunit;

namespace SsoConfig.Tasks.Tests.TaskRuns;

public sealed class AppleTaskTests : IDisposable
{
    private readonly TaskRun _build = new();

    [Theory]
    [InlineData("com.first.sample")]
    [InlineData("COM.First.sample")]
    public void A_bundle_with_the_scheme_passes_whatever_its_case(string scheme) => Assert.True(Check(Plist(scheme)));

    [Fact]
    public void A_bundle_without_the_scheme_fails_with_what_it_has()
    {
        Assert.False(Check(Plist("com.old.sample")));

        Assert.Equal(("SSO103", _build.OktaJson, 4, 18), _build.Error());
        Assert.Equal(
            $"okta.json sets \"redirectUri\" to 'com.first.sample:/callback', but '{_build.PathOf("Info.plist")}' does not declare the "
                + "scheme 'com.first.sample'; it declares "
                + "'com.old.sample'. A PartialAppManifest with CFBundleURLTypes that is added after this package's replaces the whole "
                + "list: add it in CollectAppManifestsDependsOn, "
                + "before this package's target.",
            _build.Engine.Errors[0].Message
        );
    }

    [Fact]
    public void A_bundle_without_any_scheme_is_said_to_declare_none()
    {
        Assert.False(Check("<plist><dict/></plist>"));

        Assert.Contains("; it declares none. A PartialAppManifest", _build.Engine.Errors[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<plist>\n<array/></plist>", 2, 2, "its root is <array> and not <dict>")]
    [InlineData("<html/>", 1, 2, "it is XML, but not a <plist> with a value")]
    [InlineData(
        "<plist><dict><key>CFBundleURLTypes</key>\n <string/></dict></plist>",
        2,
        3,
        "CFBundleURLTypes is <string> and not <array>"
    )]
    [InlineData("bplist00", 0, 0, "it is a damaged binary property list: it is too short")]
    public void A_bundle_that_cannot_be_read_fails_at_its_own_place(string content, int line, int column, string problem)
    {
        Assert.False(Check(content));

        Assert.Equal(("SSO101", _build.PathOf("Info.plist"), line, column), _build.Error());
        Assert.Contains(
            $": {problem}. Correct it; the redirect scheme from okta.json must be added to it or must not collide with it.",
            _build.Engine.Errors[0].Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_bundle_that_is_not_there_fails() =>
        Assert.False(_build.Run(new ValidateSsoInfoPlist { Manifest = _build.Item("nowhere/Info.plist") }, "ios"));

    [Fact]
    public void The_url_types_of_the_app_and_of_others_are_kept_before_ours()
    {
        _build.Write("Info.plist", Plist("com.app"));
        _build.Write("other.plist", Plist("com.other"));

        Assert.True(Write("other.plist"));

        var written = _build.Read("obj/Info.plist");
        Assert.Equal(["com.app", "com.other", "com.first.sample"], Schemes(written));
        Assert.Contains(
            "<key>CFBundleTypeRole</key>\n\t\t\t\t<string>None</string>\n\t\t\t\t<key>CFBundleURLName</key>\n\t\t\t\t<string>"
                + "com.first.app</string>",
            written,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" "
                + "\"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">\n<plist version=\"1.0\">",
            written,
            StringComparison.Ordinal
        );
        Assert.EndsWith("</plist>\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_the_app_has_itself_is_not_added_again()
    {
        _build.Write("Info.plist", Plist("com.first.sample"));

        Assert.True(Write("other.plist"));

        Assert.Single(XElement.Parse(_build.Read("obj/Info.plist").Split("dtd\">")[1]).Element("dict")!.Element("array")!.Elements());
    }

    [Fact]
    public void A_url_type_without_schemes_is_kept()
    {
        _build.Write(
            "Info.plist",
            "<plist><dict><key>CFBundleURLTypes</key><array><dict><key>CFBundleURLName</key><string></string></dict></array></dict></plist>"
        );

        Assert.True(Write("other.plist"));

        Assert.Contains("<key>CFBundleURLName</key>\n\t\t\t\t<string />", _build.Read("obj/Info.plist"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_file_of_an_earlier_build_is_not_one_of_others()
    {
        _build.Write("obj/Info.plist", Plist("com.old.sample"));

        Assert.True(Write("obj/Info.plist"));

        Assert.Equal(["com.first.sample"], Schemes(_build.Read("obj/Info.plist")));
    }

    [Fact]
    public void A_file_of_others_that_cannot_be_read_is_reported_and_nothing_is_written()
    {
        var other = _build.Write("other.plist", "<plist><dict><key>CFBundleURLTypes</key><true/></dict></plist>");

        Assert.False(Write("other.plist"));

        Assert.Equal(("SSO101", other, 1, 42), _build.Error());
        Assert.False(_build.Exists("obj/Info.plist"));
    }

    [Fact]
    public void An_app_without_a_manifest_of_its_own_gets_ours() =>
        Assert.True(
            _build.Run(new GenerateSsoInfoPlist { Name = "com.first.app", Output = _build.Item("obj/Info.plist") }, "ios")
                && _build.Exists("obj/Info.plist")
        );

    public void Dispose() => _build.Dispose();

    private bool Check(string content)
    {
        _build.Write("Info.plist", content);
        return _build.Run(new ValidateSsoInfoPlist { Manifest = _build.Item("Info.plist") }, "ios");
    }

    private bool Write(string partial) =>
        _build.Run(
            new GenerateSsoInfoPlist
            {
                AppManifest = _build.Item("Info.plist"),
                PartialAppManifests = [_build.Item(partial)],
                Name = "com.first.app",
                Output = _build.Item("obj/Info.plist"),
            },
            "ios"
        );

    private static string Plist(string scheme) =>
        $"<plist><dict><key>CFBundleURLTypes</key><array><dict><key>CFBundleURLSchemes</key><array><string>{scheme}</string></array>"
        + "</dict></array></dict></plist>";

    private static IEnumerable<string> Schemes(string plist) =>
        XElement
            .Parse(plist[plist.IndexOf("<plist", StringComparison.Ordinal)..])
            .Descendants("array")
            .Elements("string")
            .Select(static scheme => scheme.Value);
}
