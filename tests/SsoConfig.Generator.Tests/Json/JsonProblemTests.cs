namespace SsoConfig.Generator.Tests.Json;

/// <summary>What is said of a text that is not JSON, and where: the characters from and up to, then what to do.</summary>
public sealed class JsonProblemTests
{
    [Theory]
    [InlineData("", "0-0 a value is missing here")]
    [InlineData("{} {}", "3-4 the file ends with the value before this: remove the rest")]
    [InlineData("[?]", "1-2 '?' is not expected here: remove it")]
    [InlineData("[~]", "1-2 '~' is not expected here: remove it")]
    [InlineData("[\u00A0]", "1-2 U+00A0 is not expected here: remove it")]
    [InlineData("[\U0001F600]", "1-3 U+1F600 is not expected here: remove it")]
    [InlineData("[oops]", "1-5 strings must use double quotes: write \"oops\"")]
    [InlineData("[true1]", "1-6 strings must use double quotes: write \"true1\"")]
    public void A_value_that_is_none(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData("{", "0-1 missing '}' after the last value")]
    [InlineData("[1,", "0-1 missing ']' after the last value")]
    [InlineData("[1}", "0-1 missing ']' after the last value", "2-3 the file ends with the value before this: remove the rest")]
    [InlineData("[{\"a\": 1]", "1-2 missing '}' after the last value")]
    [InlineData("{\"a\": [1}", "6-7 missing ']' after the last value")]
    [InlineData("{\"a\": 1,]}", "8-9 ']' is not expected here: remove it")]
    [InlineData("{\"a\": [], \"b\": 1,]}", "17-18 ']' is not expected here: remove it")]
    [InlineData("[[], {\"a\": 1]", "5-6 missing '}' after the last value")]
    public void A_bracket_without_its_counterpart(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData("[,]", "1-2 there is no value before this comma: remove it")]
    [InlineData("[1,,]", "3-4 there is no value before this comma: remove it")]
    [InlineData("[1 2]", "1-2 missing comma after this value")]
    [InlineData("[12  2]", "2-3 missing comma after this value")]
    [InlineData("{\"a\": 1 \"b\": 2}", "6-7 missing comma after this value")]
    public void A_comma_too_many_or_too_few(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData("{\"ab\" 1}", "1-5 missing colon and value after the key 'ab'")]
    [InlineData("{\"ab\" [1]}", "1-5 missing colon and value after the key 'ab'")]
    [InlineData("{\"ab\" {}}", "1-5 missing colon and value after the key 'ab'")]
    [InlineData("{\"ab\" \"c\"}", "1-5 missing colon and value after the key 'ab'")]
    [InlineData("{\"ab\"}", "1-5 missing colon and value after the key 'ab'")]
    [InlineData("{\"ab\"", "1-5 missing colon and value after the key 'ab'", "0-1 missing '}' after the last value")]
    [InlineData("{\"a\":}", "4-5 missing value of 'a' after this colon")]
    [InlineData("{\"a\":,}", "4-5 missing value of 'a' after this colon")]
    [InlineData("{\"a\": ", "4-5 missing value of 'a' after this colon", "0-1 missing '}' after the last value")]
    [InlineData("[{\"a\":]", "5-6 missing value of 'a' after this colon", "1-2 missing '}' after the last value")]
    [InlineData("{ab: 1}", "1-3 keys must use double quotes: write \"ab\"")]
    [InlineData("{? \"a\": 1}", "1-2 '?' is not expected here: remove it")]
    [InlineData("{?}", "1-2 '?' is not expected here: remove it")]
    public void A_member_that_is_not_whole(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData("['a']", "1-2 strings must use double quotes")]
    [InlineData("\"abc", "0-4 missing \" at the end of this string")]
    [InlineData("\"\\u0041", "0-7 missing \" at the end of this string")]
    [InlineData("[\"abc\n]", "1-5 missing \" at the end of this string")]
    [InlineData("[\"abc\r]", "1-5 missing \" at the end of this string")]
    [InlineData("[\"\t\"]", "2-3 a string cannot contain a control character: write \\u0009")]
    [InlineData("[\"\u001F\"]", "2-3 a string cannot contain a control character: write \\u001f")]
    [InlineData("[\"\\x\"]", "2-4 a backslash must be followed by one of \" \\ / b f n r t u: write \\\\ for a backslash")]
    [InlineData(
        "\"\\",
        "1-2 a backslash must be followed by one of \" \\ / b f n r t u: write \\\\ for a backslash",
        "0-2 missing \" at the end of this string"
    )]
    [InlineData("[\"\\u12G4\"]", "2-4 \\u must be followed by four hexadecimal digits, for example \\u00e9")]
    [InlineData("[\"\\u/:@g\"]", "2-4 \\u must be followed by four hexadecimal digits, for example \\u00e9")]
    [InlineData(
        "\"\\u",
        "1-3 \\u must be followed by four hexadecimal digits, for example \\u00e9",
        "0-3 missing \" at the end of this string"
    )]
    [InlineData("[\"\\uD800\"]", "2-8 this is half of a surrogate pair, not a character: write both halves or remove it")]
    [InlineData("[\"\\uD83D\\u0041\"]", "2-8 this is half of a surrogate pair, not a character: write both halves or remove it")]
    public void A_text_that_is_not_whole(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData("01")]
    [InlineData("-01")]
    [InlineData("00")]
    [InlineData("+1")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e-")]
    [InlineData("1e5x")]
    [InlineData("1e5.")]
    [InlineData("1.5x")]
    [InlineData("1e--5")]
    public void A_number_that_is_none(string number) =>
        Assert.Equal([$"1-{number.Length + 1} '{number}' is not a number: write digits like 12, -1 or 0.5"], ProblemsOf($"[{number}]"));

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("10")]
    [InlineData("9.09")]
    [InlineData("1e5")]
    [InlineData("1E5")]
    [InlineData("1e+5")]
    [InlineData("1.5e-10")]
    public void A_number_is_kept_as_it_is_written(string number) =>
        Assert.Equal(number, Assert.IsType<JsonNumber>(JsonParser.Parse(number).Root).Text);

    [Theory]
    [InlineData("/* x", "0-2 missing */ at the end of this comment", "4-4 a value is missing here")]
    [InlineData("{\"a\" /*x*/ : 1}", "5-7 a comment cannot be between a key and its colon: move it")]
    [InlineData("// a\u2028b\n[]", "4-5 a line separator (U+2028, U+2029) does not end a // comment: start a new line instead")]
    [InlineData("// a\u2029b\n[]", "4-5 a line separator (U+2028, U+2029) does not end a // comment: start a new line instead")]
    [InlineData("// a\r[]")]
    [InlineData("/*/ */[]")]
    [InlineData("[] // end")]
    [InlineData("[] /", "3-4 the file ends with the value before this: remove the rest")]
    public void A_comment_out_of_place(string text, params string[] problems) => Assert.Equal(problems, ProblemsOf(text));

    [Theory]
    [InlineData(0xD83D)]
    [InlineData(0xDE00)]
    public void Half_of_a_character(int half) =>
        Assert.Equal(["1-2 this is half of a surrogate pair, not a character: remove it"], ProblemsOf($"\"{(char)half}\""));

    [Fact]
    public void Half_of_a_character_at_the_end() =>
        Assert.Equal(
            ["2-3 this is half of a surrogate pair, not a character: remove it", "0-3 missing \" at the end of this string"],
            ProblemsOf($"\"a{'\uD83D'}")
        );

    [Theory]
    [InlineData("")]
    [InlineData("\"]]\", ")]
    [InlineData("/* ]] */ ")]
    [InlineData("[{}], ")]
    public void A_value_that_is_nested_too_deep_is_passed_over_as_a_whole(string content)
    {
        var text = new string('[', 32) + "[" + content + "]" + new string(']', 32);

        Assert.Equal(["32-33 values are nested deeper than 32 levels"], ProblemsOf(text));
    }

    [Fact]
    public void Half_of_a_character_alone() =>
        Assert.Equal(
            ["0-1 this is half of a surrogate pair, not a character: remove it", "0-1 U+D83D is not expected here: remove it"],
            ProblemsOf($"{'\uD83D'}")
        );

    [Fact]
    public void A_line_end_at_the_end_begins_a_line() => Assert.Equal(new LineColumn(1, 0), new LineMap("a\r").At(2));

    [Fact]
    public void A_text_that_is_too_long_is_not_read() =>
        Assert.Equal(
            ["0-1 the file is longer than 256 Ki characters: is it the right file?"],
            ProblemsOf(new string(' ', JsonParser.MaximumLength + 1))
        );

    [Theory]
    [InlineData("{}", "an object")]
    [InlineData("[]", "an array")]
    [InlineData("\"\"", "a string")]
    [InlineData("1", "a number")]
    [InlineData("true", "true")]
    [InlineData("false", "false")]
    [InlineData("null", "null")]
    [InlineData("?", "unreadable")]
    public void A_value_is_called_as_users_call_it(string text, string kind) => Assert.Equal(kind, JsonParser.Parse(text).Root.Kind);

    [Theory]
    [InlineData(" { \"a\": 1 } ", 1, 11)]
    [InlineData(" [ 1 ] ", 1, 6)]
    [InlineData(" \"a\" ", 1, 4)]
    [InlineData(" 12 ", 1, 3)]
    [InlineData(" null ", 1, 5)]
    [InlineData(" {", 1, 2)]
    public void A_value_knows_where_it_stands(string text, int start, int end)
    {
        var range = JsonParser.Parse(text).Root.Range;

        Assert.Equal((start, end), (range.Start, range.End));
    }

    [Theory]
    [InlineData("\\\" \\\\ \\/ \\b \\f \\n \\r \\t", "\" \\ / \b \f \n \r \t")]
    [InlineData("\\u0041\\u00e9\\u00E9\\u09aF\\u00AA", "A\u00e9\u00e9\u09af\u00aa")]
    [InlineData("\\uD83D\\uDE00!", "\U0001F600!")]
    [InlineData("'", "'")]
    public void An_escape_is_resolved(string text, string value) =>
        Assert.Equal(value, Assert.IsType<JsonString>(JsonParser.Parse($"\"{text}\"").Root).Value);

    private static IEnumerable<string> ProblemsOf(string text) =>
        JsonParser.Parse(text).Problems.Select(static problem => $"{problem.Range.Start}-{problem.Range.End} {problem.Explanation}");
}
