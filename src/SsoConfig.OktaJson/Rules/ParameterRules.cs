using System.Globalization;
using System.Text;
using SsoConfig.OktaJson.Diagnostics;
using SsoConfig.OktaJson.Json;
using SsoConfig.OktaJson.Reading;
using SsoConfig.OktaJson.Values;

namespace SsoConfig.OktaJson.Rules;

/// <summary>What the values of further parameters of authorization requests may be.</summary>
internal static class ParameterRules
{
    /// <summary>What can be said about a parameter by itself.</summary>
    public static void Check(LayerParameter parameter, DiagnosticBag bag)
    {
        foreach (var value in parameter.Values)
        {
            Check(parameter, value, bag);
        }
    }

    /// <summary>What is left to be filled in where no stronger layer does.</summary>
    public static void CheckPlaceholders(EffectiveValues values, DiagnosticBag bag)
    {
        foreach (var parameter in values.FindParameters())
        {
            foreach (var value in parameter.Values)
            {
                if (IsPlaceholder(value.Value))
                {
                    bag.Add(
                        OktaJsonRules.Placeholder,
                        parameter.At(value),
                        parameter.Name,
                        value.Value,
                        "the app's own, or null to send none"
                    );
                }
            }
        }
    }

    private static void Check(LayerParameter parameter, JsonString value, DiagnosticBag bag)
    {
        if (Secrets.IsOne(value.Value))
        {
            bag.Add(OktaJsonRules.Secret, parameter.At(value), parameter.Name, " and revoke it");
        }
        else if (!RequestParameterValue.IsText(value.Value))
        {
            ReportCharacters(parameter, value, bag);
        }
        else if (value.Value.Length > RequestParameterValue.MaxLength)
        {
            var length = value.Value.Length.ToString(CultureInfo.InvariantCulture);
            var most = RequestParameterValue.MaxLength.ToString(CultureInfo.InvariantCulture);
            Report(parameter, value, $"shorten its value from {length} to at most {most} characters", bag);
        }
        else if (
            parameter.Name == RequestParameterName.Resource
            && !IsPlaceholder(value.Value)
            && !RequestParameterValue.IsResource(value.Value)
        )
        {
            Report(parameter, value, "write an absolute URI without a fragment (RFC 8707, section 2)", bag);
        }
    }

    /// <summary>The request parameter <c>claims</c> is JSON, and so in braces (OpenID Connect Core 1.0, section 5.5).</summary>
    private static bool IsPlaceholder(string value) => value.IndexOf('"') < 0 && Placeholders.IsOne(value);

    private static void Report(LayerParameter parameter, JsonString value, string problem, DiagnosticBag bag) =>
        bag.Add(OktaJsonRules.RequestParameter, parameter.At(value), parameter.Name, problem);

    private static void ReportCharacters(LayerParameter parameter, JsonString value, DiagnosticBag bag)
    {
        var cleaned = new StringBuilder(value.Value.Length);
        var first = string.Empty;
        for (var i = 0; i < value.Value.Length; i++)
        {
            if (RequestParameterValue.IsText(value.Value, i))
            {
                cleaned.Append(value.Value[i]);
            }
            else if (first.Length == 0)
            {
                first = CharacterName.Describe(value.Value[i]);
            }
        }

        var quoted = JsonText.Quote(cleaned.ToString());
        var fix = new OktaJsonFix($"Write {quoted}", value.Range, quoted);
        bag.Add(OktaJsonRules.Characters, parameter.At(value), fix, parameter.Name, first, quoted);
    }
}
