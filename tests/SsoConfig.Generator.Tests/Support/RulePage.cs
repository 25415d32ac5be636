using System.Text.RegularExpressions;
using SsoConfig.Eng;

namespace SsoConfig.Generator.Tests.Support;

/// <summary>The page of a rule, and the example files on it.</summary>
internal sealed partial class RulePage(OktaJsonRule rule)
{
    private readonly string _text = System
        .IO.File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules", rule.Id + ".md"))
        .ReplaceLineEndings("\n");

    /// <summary>What the page says the app is built for: by default a desktop.</summary>
    public OktaJsonOptions Options =>
        rule switch
        {
            _ when rule == OktaJsonRules.LinkBeforeAppleSupport => new(PlatformKeys.Ios, Environment: "Debug", MinimumVersion: "15.0"),
            _ when rule == OktaJsonRules.SiblingLink => new(PlatformKeys.Android, Environment: "Debug"),
            _ => new(Environment: "Debug"),
        };

    public string Heading => _text.Split('\n')[0];

    public string Introduction => _text[.._text.IndexOf("## Wrong", StringComparison.Ordinal)];

    public IReadOnlyList<OktaJsonFile> Wrong =>
        Files(_text[_text.IndexOf("## Wrong", StringComparison.Ordinal).._text.IndexOf("## Right", StringComparison.Ordinal)]);

    public IReadOnlyList<OktaJsonFile> Right => Files(_text[_text.IndexOf("## Right", StringComparison.Ordinal)..]);

    private static List<OktaJsonFile> Files(string section) =>
        [.. Example().Matches(section).Select(static match => OktaFiles.File(match.Groups["path"].Value, match.Groups["text"].Value))];

    [GeneratedRegex(@"`(?<path>[^`]+)`\n\n```json\n(?<text>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
