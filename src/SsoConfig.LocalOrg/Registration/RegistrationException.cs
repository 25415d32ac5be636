namespace SsoConfig.LocalOrg.Registration;

/// <summary>A registration request that is refused (RFC 7591 §3.2.2). The message is the <c>error_description</c>.</summary>
/// <param name="error">The error code.</param>
/// <param name="description">What is wrong, with the value in quotes.</param>
internal sealed class RegistrationException(string error, string description) : Exception(description)
{
    public const string InvalidRedirectUri = "invalid_redirect_uri";
    public const string InvalidClientMetadata = "invalid_client_metadata";
    public const string UnapprovedSoftwareStatement = "unapproved_software_statement";

    public string Error => error;
}
