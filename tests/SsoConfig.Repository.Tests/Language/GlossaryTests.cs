using System.Text.RegularExpressions;

namespace SsoConfig.Repository.Tests.Language;

/// <summary>What a user reads is in the words of the field.</summary>
public sealed partial class GlossaryTests
{
    /// <summary>Pages that others write: by a test, by a measurement, or with messages in them.</summary>
    private static readonly string[] Generated = ["docs/conformance.md", "docs/doctor.md", "docs/providers.md"];

    public static TheoryData<string> Documents =>
        [
            .. Files("*.md", SearchOption.TopDirectoryOnly, ".", "docs"),
            .. Files("README.md", SearchOption.AllDirectories, "src", "templates"),
            .. Files("*.*", SearchOption.AllDirectories, ".github"),
        ];

    public static TheoryData<string> TemplateFiles =>
        [
            .. Files("*.*", SearchOption.AllDirectories, "templates")
                .Where(static file => !file.Contains("/localize/", StringComparison.Ordinal) && TextFile().IsMatch(file)),
        ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_has_none_of_the_words_that_the_glossary_replaces(string file)
    {
        Assert.Empty(Glossary.FindIn(ProseOf(Read(file))));
    }

    [Theory]
    [MemberData(nameof(TemplateFiles))]
    public void A_template_has_none_of_the_words_that_the_glossary_replaces(string file)
    {
        Assert.Empty(Glossary.FindIn(Read(file)));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_writes_can_not_in_its_short_form(string file)
    {
        Assert.DoesNotMatch(@"(?i)\bcannot\b", ProseOf(Read(file)));
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    [InlineData("benchmarks")]
    [InlineData("demo")]
    [InlineData("eng")]
    public void A_source_has_none_of_the_words_that_the_glossary_replaces_in_names(string folder)
    {
        var sources = SourceTree
            .Files(folder)
            .Where(static file => !Path.GetFileName(file).StartsWith("Glossary", StringComparison.Ordinal));

        var found = sources.SelectMany(static file =>
            Glossary
                .FindInSource($"{Path.GetFileName(file)} {File.ReadAllText(file)}")
                .Select(word => $"{SourceTree.RelativePath(file)}, {word}")
        );

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("Answer", 1)]
    [InlineData("AnswerInstead", 1)]
    [InlineData("_lastAnswer", 1)]
    [InlineData("LoseAnswerOnce()", 1)]
    [InlineData("A_person_can_sign_in", 1)]
    [InlineData("PersonalAccount", 0)]
    [InlineData("RespondInstead", 0)]
    public void The_glossary_finds_its_words_in_names(string source, int expected)
    {
        Assert.Equal(expected, Glossary.FindInSource(source).Count());
    }

    [Theory]
    [InlineData("A person types one command.", 1)]
    [InlineData("The mistake lies behind it.", 3)]
    [InlineData("The user types one command.", 0)]
    [InlineData("The answered request takes place.", 1)]
    public void The_glossary_finds_its_words(string text, int expected)
    {
        Assert.Equal(expected, Glossary.FindIn(text).Count());
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Eng.Repository.Root, file)).ReplaceLineEndings("\n");

    /// <summary>Without code, which has the names of the API, and without quoted messages; the lines stay where they are.</summary>
    private static string ProseOf(string markdown) =>
        Code().Replace(markdown, static code => new string('\n', code.Value.Count(static c => c == '\n')));

    private static IEnumerable<string> Files(string pattern, SearchOption search, params string[] folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Eng.Repository.Root, folder), pattern, search))
            .Select(SourceTree.RelativePath)
            .Where(static file => !Generated.Contains(file) && !Output().IsMatch(file))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex("^```.*?^```|`[^`\n]*`|\"[^\"\n]*\"", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex("(^|/)(bin|obj)/")]
    private static partial Regex Output();

    [GeneratedRegex(@"\.(cs|csproj|xaml|json|plist|xml|xcprivacy|appxmanifest)$")]
    private static partial Regex TextFile();
}
