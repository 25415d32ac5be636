namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>Something that can be wrong with an okta.json. docs/rules has a page about each.</summary>
/// <param name="Id">Never renumbered, never used again for something else.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Message">What is wrong and what to write instead, with placeholders for arguments.</param>
/// <param name="Severity">What the build makes of it unless the user says differently.</param>
/// <param name="IsConfigurable">False where an app that breaks the rule cannot sign in: then it cannot be suppressed by accident.</param>
internal sealed record OktaJsonRule(string Id, string Title, string Message, RuleSeverity Severity, bool IsConfigurable);
