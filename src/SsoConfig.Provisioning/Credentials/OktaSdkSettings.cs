namespace SsoConfig.Provisioning.Credentials;

/// <summary>The settings that Okta's SDKs and command lines share. Not a record: one prints its members.</summary>
internal sealed class OktaSdkSettings(
    string? organizationUrl,
    string? token,
    string? clientId,
    string? privateKey,
    string? privateKeyId,
    string? scopes
)
{
    public string? OrganizationUrl => organizationUrl;

    public string? Token => token;

    public string? ClientId => clientId;

    public string? PrivateKey => privateKey;

    public string? PrivateKeyId => privateKeyId;

    public string? Scopes => scopes;
}
