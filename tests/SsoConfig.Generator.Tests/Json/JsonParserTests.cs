namespace SsoConfig.Generator.Tests.Json;

public sealed class JsonParserTests
{
    [Theory]
    [InlineData("{}")]
    [InlineData("\uFEFF{}")]
    [InlineData("{ \"a\": [1, -0.5e+3, true, false, null, \"\\u00e9\\n\"], }")]
    [InlineData("// first\n{ /* second */ \"a\": 1 // third\n}")]
    [InlineData("[[[]]]")]
    public void Reads_json_with_comments_and_trailing_commas(string text) => Assert.Empty(JsonParser.Parse(text).Problems);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[,]")]
    [InlineData("{\"a\":1,,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{\"a\":}")]
    [InlineData("{a:1}")]
    [InlineData("{'a':1}")]
    [InlineData("[01]")]
    [InlineData("[1.]")]
    [InlineData("[+1]")]
    [InlineData("[\"\\x\"]")]
    [InlineData("[\"\t\"]")]
    [InlineData("[\"\\uD800\"]")]
    [InlineData("[\"\\uD83D\\u0041\"]")]
    [InlineData("/* no end {}")]
    [InlineData("{} {}")]
    [InlineData("[1}")]
    [InlineData("\u00A0{}")]
    public void Reports_what_is_not_json(string text) => Assert.NotEmpty(JsonParser.Parse(text).Problems);

    [Fact]
    public void Reports_several_mistakes_in_one_pass_each_at_its_place()
    {
        const string text = "{\n  'a': 1\n  \"b\": 01,\n  \"c\": \"\\q\",\n  d: 1\n}";

        var lines = new LineMap(text);
        var places = JsonParser
            .Parse(text)
            .Problems.Select(problem => (lines.At(problem.Range.Start).Line, lines.At(problem.Range.Start).Column));

        Assert.Equal([(1, 2), (1, 7), (2, 7), (3, 8), (4, 2)], places);
    }

    [Fact]
    public void Goes_on_behind_a_mistake()
    {
        var root = (JsonObject)JsonParser.Parse("{ \"a\": oops, \"b\": [1, }, \"c\": \"x\" }").Root;

        Assert.Contains(root.Members, static member => member is { Key.Value: "a", Value: JsonInvalid });
    }

    [Fact]
    public void Joins_the_halves_of_an_escaped_pair() =>
        Assert.Equal("\U0001F600", ((JsonString)JsonParser.Parse("\"\\uD83D\\uDE00\"").Root).Value);

    [Fact]
    public void Allows_32_levels_and_no_more()
    {
        Assert.Empty(JsonParser.Parse(Nested(32)).Problems);
        Assert.Single(JsonParser.Parse(Nested(33)).Problems);
    }

    [Fact]
    public void Survives_a_hundred_thousand_brackets() => Assert.NotEmpty(JsonParser.Parse(new string('[', 100_000)).Problems);

    [Fact]
    public void Refuses_a_file_of_more_than_256_Ki_characters()
    {
        Assert.Empty(JsonParser.Parse("[]" + new string(' ', JsonParser.MaximumLength - 2)).Problems);
        Assert.Single(JsonParser.Parse("[]" + new string(' ', JsonParser.MaximumLength - 1)).Problems);
    }

    [Fact]
    public void Gives_up_after_twenty_mistakes() =>
        Assert.Equal(JsonProblems.Maximum, JsonParser.Parse("[" + string.Concat(Enumerable.Repeat("?,", 1000)) + "]").Problems.Count);

    [Fact]
    public void Counts_lines_like_the_compiler()
    {
        const string text = "a\r\nb\nc\rd\u0085e\u2028f\u2029g";
        var compiler = Microsoft.CodeAnalysis.Text.SourceText.From(text);
        var lines = new LineMap(text);

        for (var i = 0; i <= text.Length; i++)
        {
            var expected = compiler.Lines.GetLinePosition(i);
            Assert.Equal(new LineColumn(expected.Line, expected.Character), lines.At(i));
        }
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
