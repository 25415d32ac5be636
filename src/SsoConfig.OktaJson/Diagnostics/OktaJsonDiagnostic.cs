using System.Globalization;
using SsoConfig.OktaJson.Model;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>An error or warning about an okta.json. Plain data that compares by value.</summary>
/// <param name="Location">The wrong value; null where there is no file to point at.</param>
/// <param name="Arguments">What the rule's message is filled with.</param>
/// <param name="Related">Other locations that take part, for example the first of two keys.</param>
/// <param name="Fix">The correction, where there is only one.</param>
internal sealed record OktaJsonDiagnostic(
    OktaJsonRule Rule,
    OktaJsonLocation? Location,
    EquatableArray<string> Arguments,
    EquatableArray<OktaJsonLocation> Related,
    OktaJsonFix? Fix
)
{
    public bool IsError => Rule.Severity == RuleSeverity.Error;

    /// <summary>The message in full, without the location.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Rule.Message, [.. Arguments]);
}
