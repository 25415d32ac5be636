namespace SsoConfig.OktaJson;

/// <summary>Something that can be wrong with an okta.json.</summary>
/// <param name="Id">Never renumbered, never used again for something else.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Message">What is wrong and what to write instead, with places for arguments.</param>
/// <param name="Severity">What the build makes of it unless the user says otherwise.</param>
/// <param name="IsConfigurable">False where an app that breaks the rule cannot sign in: then nobody can silence it by accident.</param>
internal sealed record OktaJsonRule(string Id, string Title, string Message, RuleSeverity Severity, bool IsConfigurable)
{
    /// <summary>The page that explains the rule.</summary>
    public string HelpLink => $"https://github.com/ssoconfig/ssoconfig/blob/main/docs/rules/{Id}.md";
}
