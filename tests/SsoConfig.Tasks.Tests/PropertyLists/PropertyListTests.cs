using System.Text;
using SsoConfig.Tasks.PropertyLists;
using Xunit;

namespace SsoConfig.Tasks.Tests.PropertyLists;

public sealed class PropertyListTests
{
    [Fact]
    public void The_document_type_of_apple_is_not_fetched()
    {
        var plist = Read(
            """<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://127.0.0.1:1/PropertyList-1.0.dtd"><plist><dict/></plist>"""
        );

        Assert.Equal("dict", plist.Name);
    }

    [Fact]
    public void White_space_inside_a_text_is_part_of_it()
    {
        var plist = Read("<plist><dict><key>a</key><string>  </string></dict></plist>");

        Assert.Equal("  ", PropertyList.Find(plist, "a")!.Value);
    }

    [Theory]
    [InlineData("<plist><dict>", 1)]
    [InlineData("<plist>\n<array/></plist>", 2)]
    [InlineData("<html/>", 1)]
    [InlineData("{ a = b; }", 1)]
    [InlineData("", 0)]
    public void What_is_no_dictionary_is_refused_with_its_line(string content, int line)
    {
        var problem = Assert.Throws<PropertyListException>(() => Read(content));

        Assert.Equal(line, problem.Line);
    }

    [Fact]
    public void A_file_nested_too_deeply_is_refused_with_its_place()
    {
        const int depth = 100_000;

        var problem = Assert.Throws<PropertyListException>(static () =>
            Read(
                "<plist>\n<dict><key>CFBundleURLTypes</key>"
                    + $"{string.Concat(Enumerable.Repeat("<array>", depth))}{string.Concat(Enumerable.Repeat("</array>", depth))}</dic"
                    + "t></plist>"
            )
        );

        Assert.Equal((2, "its values are nested deeper than 100 levels"), (problem.Line, problem.Message));
    }

    [Fact]
    public void A_carriage_return_in_a_text_is_written_as_one() =>
        Assert.Contains(
            "<string>a&#xD;\nb</string>",
            PropertyListText.Of(Read("<plist><dict><key>a</key><string>a&#13;\nb</string></dict></plist>")),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_key_at_the_end_has_no_value() => Assert.Null(PropertyList.Find(Read("<plist><dict><key>a</key></dict></plist>"), "a"));

    [Fact]
    public void An_empty_list_is_refused() =>
        Assert.Equal(
            "it is XML, but not a <plist> with a value",
            Assert.Throws<PropertyListException>(static () => Read("<plist></plist>")).Message
        );

    private static System.Xml.Linq.XElement Read(string text) => PropertyList.Read(Encoding.UTF8.GetBytes(text));
}
