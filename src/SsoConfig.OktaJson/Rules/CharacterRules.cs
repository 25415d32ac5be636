using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>A value has the characters that its grammar allows.</summary>
internal static class CharacterRules
{
    private const int MostNames = 3;

    public static void Report(LayerValue value, DiagnosticBag bag)
    {
        var names = new List<string>();
        foreach (var c in value.Text)
        {
            var name = CharacterName.Describe(c);
            if (names.Count < MostNames && !AllowedCharacters.IsAllowed(c, value.Syntax) && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        var cleaned = AllowedCharacters.Clean(value.Text, value.Syntax);
        bag.Add(
            OktaJsonRules.Characters,
            value.Range,
            value.ReplaceBy(cleaned),
            value.Spelling,
            string.Join(", ", names),
            JsonText.Quote(cleaned)
        );
    }
}
