namespace SsoConfig.OktaJson;

internal enum RuleSeverity
{
    Warning,
    Error,
}
