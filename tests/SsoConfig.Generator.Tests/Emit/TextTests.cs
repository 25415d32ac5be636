using SsoConfig.Generator.Emit;

namespace SsoConfig.Generator.Tests.Emit;

/// <summary>Texts from outside, as they are written in C#.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("a & b < c > d", "a &amp; b &lt; c &gt; d")]
    [InlineData("grün \u20AC", "grün \u20AC")]
    [InlineData("\n", "\uFFFD")]
    [InlineData("\u2028\u2029", "\uFFFD\uFFFD")]
    [InlineData("\u202E\u200B", "\uFFFD\uFFFD")]
    [InlineData("\U0001F600", "\uFFFD\uFFFD")]
    public void In_documentation_a_character_is_itself_or_escaped_or_replaced(string text, string escaped) =>
        Assert.Equal(escaped, CSharpText.DocText(text));

    [Theory]
    [InlineData(" ~", " ~")]
    [InlineData("\u001F\u007F", "\\u001f\\u007f")]
    [InlineData("\"\\", "\\u0022\\u005c")]
    [InlineData("\u00E4", "\\u00e4")]
    public void In_a_literal_a_character_is_itself_or_its_number(string text, string literal) =>
        Assert.Equal($"\"{literal}\"", CSharpText.Literal(text));

    [Theory]
    [InlineData("String", "string", "\"1\"")]
    [InlineData("Boolean", "bool", "1")]
    [InlineData("Int32", "int", "1")]
    [InlineData("Int64", "long", "1L")]
    [InlineData("Double", "double", "1d")]
    public void A_value_has_the_literal_of_its_type(string type, string name, string literal)
    {
        var settingType = Enum.Parse<SettingType>(type);

        Assert.Equal((name, literal), (CSharpText.TypeName(settingType), CSharpText.Literal("1", settingType)));
    }

    [Fact]
    public void Values_of_a_list_have_the_type_of_the_list_and_a_comma_between_two()
    {
        var items = EquatableArray<SettingScalar>.From([
            new(SettingType.Int32, "1"),
            new(SettingType.Int64, "2"),
            new(SettingType.Int32, "3"),
        ]);

        Assert.Equal("1L, 2L, 3L", CSharpText.Literals(new SettingList("Sizes", "sizes", SettingType.Int64, items, "okta.json")));
    }

    [Fact]
    public void Lines_are_indented_by_depth_and_an_empty_one_is_empty()
    {
        var writer = new SourceWriter();
        writer.Open("a");
        writer.Line("b");
        writer.Line();
        writer.Close();
        writer.Line("c");

        Assert.Equal("a\n{\n    b\n\n}\nc\n", writer.ToString());
    }

    [Fact]
    public void Without_a_namespace_the_content_is_at_the_top_level()
    {
        var writer = GeneratedFile.Begin("");
        writer.Line("class A;");

        Assert.EndsWith(
            "#pragma warning disable CS0108, CS0114, CS1591\n\nclass A;\n",
            GeneratedFile.End(writer, ""),
            StringComparison.Ordinal
        );
    }
}
