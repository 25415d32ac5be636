using System.Text.Json;
using System.Text.RegularExpressions;
using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed partial class LocalizationTests(TemplatePack pack)
{
    private static readonly string[] Templates = ["maui-sso-app", "okta-json", "okta-org-json"];
    private static readonly string[] Languages = ["de", "es", "fr", "ja", "zh-Hans"];

    public static TheoryData<string, string> Translations =>
        new(from template in Templates from language in Languages select (template, language));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_is_translated_and_none_is_left_over(string template, string language)
    {
        Assert.Equal(TranslatableKeysOf(template), Read(template, language).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_keeps_everything_that_is_not_language(string template, string language)
    {
        var english = Technical().Matches(EnglishTextsOf(template)).Select(static match => match.Value).ToHashSet();
        var translated = Technical()
            .Matches(string.Join('\n', Read(template, language).Values))
            .Select(static match => match.Value)
            .ToHashSet();

        Assert.Subset(translated, english);
    }

    [Theory]
    [InlineData("de", "Die App beim Anbieter registrieren.")]
    [InlineData("ja", "アプリをプロバイダーに登録します。")]
    public async Task A_user_reads_the_instructions_in_their_language(string language, string text)
    {
        using var workspace = pack.CreateWorkspace();
        var localized = new PrivateDotnet(pack.Feed)
        {
            Variables = new Dictionary<string, string?> { ["DOTNET_CLI_UI_LANGUAGE"] = language },
        };

        var outcome = await localized.NewAsync(
            workspace.Folder,
            ["maui-sso-app", "-n", "First", "--scheme", "com.first.sample"],
            TestContext.Current.CancellationToken
        );

        Assert.Contains(text, outcome.EnsureSucceeded().Output, StringComparison.Ordinal);
        Assert.Contains("com.first.sample:/callback", outcome.Output, StringComparison.Ordinal);
    }

    private static string EnglishTextsOf(string template)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ConfigOf(template, "template.json")));
        return string.Join('\n', TextsIn(document.RootElement));
    }

    private static IEnumerable<string> TextsIn(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(static property =>
                    property.Name is "description" or "displayName" or "text" && property.Value.ValueKind == JsonValueKind.String
                        ? [property.Value.GetString()!]
                        : TextsIn(property.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(TextsIn),
            _ => [],
        };

    private static Dictionary<string, string> Read(string template, string language) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(
            File.ReadAllText(ConfigOf(template, Path.Combine("localize", $"templatestrings.{language}.json")))
        )!;

    private static IEnumerable<string> TranslatableKeysOf(string template)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(ConfigOf(template, "template.json")));
        var root = document.RootElement;
        IEnumerable<string> keys =
        [
            "author",
            "name",
            "description",
            .. root.GetProperty("symbols").EnumerateObject().SelectMany(static symbol => KeysOf($"symbols/{symbol.Name}", symbol.Value)),
            .. root.GetProperty("postActions").EnumerateArray().SelectMany(KeysOf),
        ];
        return [.. keys.Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> KeysOf(string path, JsonElement symbol) =>
        [
            .. from key in (string[])["displayName", "description"] where symbol.TryGetProperty(key, out _) select $"{path}/{key}",
            .. symbol.TryGetProperty("choices", out var choices)
                ? choices
                    .EnumerateArray()
                    .SelectMany(choice => KeysOf($"{path}/choices/{choice.GetProperty("choice").GetString()}", choice))
                : [],
        ];

    private static IEnumerable<string> KeysOf(JsonElement postAction)
    {
        var path = $"postActions/{postAction.GetProperty("id").GetString()}";
        return
        [
            $"{path}/description",
            .. postAction
                .GetProperty("manualInstructions")
                .EnumerateArray()
                .Select(instruction => $"{path}/manualInstructions/{instruction.GetProperty("id").GetString()}/text"),
        ];
    }

    private static string ConfigOf(string template, string file) =>
        Path.Combine(Repository.Root, "templates", template, ".template.config", file);

    [GeneratedRegex(
        @"\{\w+\}:/\w+|--[a-z-]+|https://[\w./-]+\w|okta(\.org)?\.json|usePersistentCookie|Authorization Code|Refresh Token|adb "
            + @"reverse tcp:5080 tcp:5080|builder\.UseSso\(OktaConfig\.Options\);",
        RegexOptions.ECMAScript
    )]
    private static partial Regex Technical();
}
