using SsoConfig.Generator.Emit;

namespace SsoConfig.Generator.Tests.Emit;

/// <summary>Texts from outside, as they stand in C#.</summary>
public sealed class TextTests
{
    [Theory]
    [InlineData("a & b < c > d", "a &amp; b &lt; c &gt; d")]
    [InlineData("grün \u20AC", "grün \u20AC")]
    [InlineData("\n", "\uFFFD")]
    [InlineData("\u2028\u2029", "\uFFFD\uFFFD")]
    [InlineData("\u202E\u200B", "\uFFFD\uFFFD")]
    [InlineData("\U0001F600", "\uFFFD\uFFFD")]
    public void In_documentation_a_character_is_itself_or_escaped_or_replaced(string text, string escaped) => Assert.Equal(escaped, Written(new DocText(text)));

    [Theory]
    [InlineData(" ~", " ~")]
    [InlineData("\u001F\u007F", "\\u001f\\u007f")]
    [InlineData("\"\\", "\\u0022\\u005c")]
    [InlineData("\u00E4", "\\u00e4")]
    public void In_a_literal_a_character_is_itself_or_its_number(string text, string literal) => Assert.Equal($"\"{literal}\"", Written(new Literal(text)));

    [Theory]
    [InlineData("Text", "string", "\"1\"")]
    [InlineData("Boolean", "bool", "1")]
    [InlineData("Int32", "int", "1")]
    [InlineData("Int64", "long", "1L")]
    [InlineData("Double", "double", "1d")]
    public void A_value_has_the_literal_of_its_type(string type, string name, string literal)
    {
        var settingType = Enum.Parse<SettingType>(type);

        Assert.Equal((name, literal), (Literal.TypeName(settingType), Written(new Literal("1", settingType))));
    }

    [Fact]
    public void Values_of_a_list_have_the_type_of_the_list_and_a_comma_between_two()
    {
        EquatableArray<SettingScalar> items = new([new(SettingType.Int32, "1"), new(SettingType.Int64, "2"), new(SettingType.Int32, "3")]);

        Assert.Equal("1L, 2L, 3L", Written(new LiteralList(new SettingList("Sizes", "sizes", SettingType.Int64, items, "okta.json"))));
    }

    [Fact]
    public void Lines_are_indented_by_depth_and_an_empty_one_is_empty()
    {
        var writer = new SourceWriter();
        writer.Open($"a {new Literal("1")}");
        writer.Line("b");
        writer.Line($"b {new Literal("2")}");
        writer.Line();
        writer.Close();
        writer.Line("c");

        Assert.Equal("a \"1\"\n{\n    b\n    b \"2\"\n\n}\nc\n", writer.ToSourceText().ToString());
    }

    [Fact]
    public void A_text_has_nothing_of_the_one_before()
    {
        string Write(string line)
        {
            var writer = new SourceWriter();
            writer.Line(line);
            return writer.ToSourceText().ToString();
        }

        Assert.Equal("first\n", Write("first"));
        Assert.Equal("second\n", Write("second"));
        Assert.Equal(new string('a', 100_000) + "\n", Write(new string('a', 100_000)));
        Assert.Equal("last\n", Write("last"));
    }

    [Fact]
    public void Two_texts_can_be_written_at_once()
    {
        SourceWriter first = new(), second = new();
        first.Line("first");
        second.Line("second");

        Assert.Equal(("first\n", "second\n"), (first.ToSourceText().ToString(), second.ToSourceText().ToString()));
    }

    [Fact]
    public void Without_a_namespace_the_content_stands_by_itself()
    {
        var file = GeneratedFile.Write("", static writer => writer.Line("class A;")).ToString();

        Assert.EndsWith("#pragma warning disable CS0108, CS0114, CS1591\n\nclass A;\n", file, StringComparison.Ordinal);
    }

    private static string Written(ISourcePart part)
    {
        var writer = new SourceWriter();
        part.WriteTo(writer);
        return writer.ToSourceText().ToString();
    }
}
