namespace SsoConfig.OktaJson.Diagnostics;

internal enum RuleSeverity
{
    Warning,
    Error,
}
