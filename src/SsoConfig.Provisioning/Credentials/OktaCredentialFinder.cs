namespace SsoConfig.Provisioning.Credentials;

/// <summary>
/// Finds a credential where Okta's own tools look for theirs, in a fixed order: standard input, the environment, <c>~/.okta/okta.yaml</c>.
/// Never on the command line, which other users of the machine can read, and never in a file of the project.
/// </summary>
internal sealed class OktaCredentialFinder(ToolEnvironment environment)
{
    private const string DefaultScopes = "okta.apps.manage okta.groups.read okta.policies.manage okta.authorizationServers.read";

    /// <param name="fromInput">Whether the first line of standard input is the token.</param>
    /// <returns>The first that is found; null where there is none.</returns>
    /// <exception cref="ProvisioningException">One is there, but it is not complete.</exception>
    public OktaCredential? Find(bool fromInput) => fromInput ? ReadInput() : FromTerraformVariables() ?? FromSdkVariables() ?? FromYaml();

    private TokenCredential ReadInput()
    {
        var token = environment.Input.ReadLine()?.Trim();
        return string.IsNullOrEmpty(token)
            ? throw new ProvisioningException("Standard input has no token: pipe it in as the first line.") { IsWrongUsage = true }
            : Token(token, "standard input", FindOrganization());
    }

    private OktaCredential? FromTerraformVariables()
    {
        var organization = FindTerraformOrganization();
        foreach (var variable in (string[])["OKTA_API_TOKEN", "OKTA_ACCESS_TOKEN"])
        {
            if (Variable(variable) is { } token)
            {
                return Token(
                    token,
                    $"the environment variable {variable}",
                    organization ?? throw NoOrganization(variable, "OKTA_ORG_NAME and OKTA_BASE_URL")
                );
            }
        }

        return Variable("OKTA_API_CLIENT_ID") is { } clientId && Variable("OKTA_API_PRIVATE_KEY") is { } key
            ? ServiceApp(
                clientId,
                key,
                Variable("OKTA_API_PRIVATE_KEY_ID"),
                Variable("OKTA_API_SCOPES")?.Replace(',', ' '),
                "the environment variable OKTA_API_PRIVATE_KEY",
                organization ?? throw NoOrganization("OKTA_API_PRIVATE_KEY", "OKTA_ORG_NAME and OKTA_BASE_URL")
            )
            : null;
    }

    private Uri? FindOrganization() =>
        FindTerraformOrganization()
        ?? (Variable("OKTA_CLIENT_ORGURL") is { } url ? ParseOrganization(url, "the environment variable OKTA_CLIENT_ORGURL") : null);

    private Uri? FindTerraformOrganization() =>
        (Variable("OKTA_ORG_NAME"), Variable("OKTA_BASE_URL")) is ({ } name, { } domain)
            ? ParseOrganization($"{name}.{domain}", "OKTA_ORG_NAME and OKTA_BASE_URL")
            : null;

    private OktaCredential? FromSdkVariables() =>
        FromSettings(
            new OktaSdkSettings(
                Variable("OKTA_CLIENT_ORGURL"),
                Variable("OKTA_CLIENT_TOKEN"),
                Variable("OKTA_CLIENT_CLIENTID"),
                Variable("OKTA_CLIENT_PRIVATEKEY"),
                Variable("OKTA_CLIENT_PRIVATEKEYID"),
                Variable("OKTA_CLIENT_SCOPES")?.Replace(',', ' ')
            ),
            "the environment variables OKTA_CLIENT_*"
        );

    private OktaCredential? FromYaml()
    {
        var path = Path.Combine(environment.HomeFolder, ".okta", "okta.yaml");
        return OktaYaml.Read(path) is { } settings ? FromSettings(settings, path) : null;
    }

    private OktaCredential? FromSettings(OktaSdkSettings settings, string source)
    {
        if (settings is { Token: null, PrivateKey: null })
        {
            return null;
        }

        var organization = settings.OrganizationUrl is { } url
            ? ParseOrganization(url, source)
            : throw NoOrganization(source, "the org's address (orgUrl)");
        return settings.Token is { } token
            ? Token(token, source, organization)
            : ServiceApp(
                settings.ClientId
                    ?? throw new ProvisioningException($"The private key from {source} has no client id beside it: add clientId."),
                settings.PrivateKey!,
                settings.PrivateKeyId,
                settings.Scopes,
                source,
                organization
            );
    }

    private TokenCredential Token(string token, string source, Uri? organization)
    {
        environment.Secrets.Add(token);
        return token.Any(static c => c is <= ' ' or > '~')
            ? throw new ProvisioningException($"The token from {source} has characters that no token has.")
            : new TokenCredential(token, TokenCredential.IsAccessToken(token)) { Source = source, Organization = organization };
    }

    private ServiceAppCredential ServiceApp(
        string clientId,
        string keyOrFile,
        string? keyId,
        string? scopes,
        string source,
        Uri organization
    )
    {
        var key =
            keyOrFile.Contains("PRIVATE KEY", StringComparison.Ordinal) || keyOrFile.TrimStart().StartsWith('{')
                ? keyOrFile
                : ReadKey(keyOrFile, source);
        environment.Secrets.Add(key);
        return new ServiceAppCredential(clientId, key, keyId, scopes ?? DefaultScopes, environment.Secrets)
        {
            Source = source,
            Organization = organization,
        };
    }

    private static string ReadKey(string path, string source)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // What looks like a path may be a key in a form that is not known: it is not repeated.
            throw new ProvisioningException($"The private key from {source} is neither a key nor the path of a file with one.");
        }
    }

    private static Uri ParseOrganization(string address, string source)
    {
        var withScheme = address.Contains("://", StringComparison.Ordinal) ? address : $"https://{address}";
        return Uri.TryCreate(withScheme, UriKind.Absolute, out var organization) && Http.ProviderHttp.IsProtected(organization)
            ? new Uri(organization.GetLeftPart(UriPartial.Authority))
            : throw new ProvisioningException($"The org '{Printable.From(address)}' from {source} is not an https address.");
    }

    private static ProvisioningException NoOrganization(string source, string remedy) =>
        new($"The token from {source} does not say which org it is for, so it is not sent anywhere: add {remedy}.");

    private string? Variable(string name) => environment.GetVariable(name) is { Length: > 0 } value ? value : null;
}
