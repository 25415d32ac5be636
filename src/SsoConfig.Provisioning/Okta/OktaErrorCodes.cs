namespace SsoConfig.Provisioning.Okta;

/// <summary>The error codes that decide what happens next (https://developer.okta.com/docs/reference/error-codes/).</summary>
internal static class OktaErrorCodes
{
    public const string Validation = "E0000001";
    public const string AccessDenied = "E0000006";
    public const string NotFound = "E0000007";
    public const string FeatureMissing = "E0000015";
    public const string DuplicateLabel = "E0000040";
}
