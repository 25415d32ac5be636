using SsoConfig.Provisioning.Credentials;
using SsoConfig.Provisioning.Discovery;
using SsoConfig.Provisioning.DynamicRegistration;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Okta;
using SsoConfig.Provisioning.Registrations;

namespace SsoConfig.Provisioning.Commands;

/// <summary>Finds out who the provider of an issuer is and with what right it is asked. Each issuer once.</summary>
internal sealed class ProviderConnection(ToolEnvironment environment, ProviderHttp http, CommonOptions options)
{
    private readonly Lazy<OktaCredential?> _credential = new(() => new OktaCredentialFinder(environment).Find(options.TokenFromInput));

    public bool IsOkta(Uri issuer) =>
        options.Provider == "okta" || (options.Provider == "auto" && OktaOrganization.IsOktaHost(issuer.Host));

    /// <summary>The management API of the org; null where no credential was found.</summary>
    public async Task<OktaManagementClient?> TryConnectToOktaAsync(Uri issuer, CancellationToken cancellationToken) =>
        _credential.Value is { } credential
            ? new OktaManagementClient(
                http,
                await OktaOrganization.ForCredentialAsync(http, issuer, credential, cancellationToken).ConfigureAwait(false),
                credential
            )
            : null;

    /// <exception cref="ProvisioningException">There is no credential, or it is for another org.</exception>
    public async Task<OktaManagementClient> ConnectToOktaAsync(Uri issuer, CancellationToken cancellationToken) =>
        await TryConnectToOktaAsync(issuer, cancellationToken).ConfigureAwait(false)
        ?? throw new ProvisioningException([
            $"No token for {issuer.Host} was found. Create one in its admin console (Security, API, Tokens) and give it in one of these "
                + "ways:",
            "  OKTA_API_TOKEN with OKTA_ORG_NAME and OKTA_BASE_URL in the environment",
            "  okta: client: orgUrl and token in ~/.okta/okta.yaml, or a service app with clientId and privateKey",
            "  on standard input, with --token-stdin",
        ]);

    public async Task<IRegistrar> CreateRegistrarAsync(
        ProviderSettings provider,
        RegisterOptions register,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri(provider.Issuer);
        if (IsOkta(address))
        {
            var api = await ConnectToOktaAsync(address, cancellationToken).ConfigureAwait(false);
            return new OktaRegistrar(
                api,
                register.Name,
                register.Group == "none" ? null : register.Group ?? "Everyone",
                register.Group is not null,
                register.Exact
            );
        }

        var metadata = await ReadMetadataAsync(provider, cancellationToken).ConfigureAwait(false);
        if (metadata.Endpoint("registration_endpoint") is not { } endpoint)
        {
            throw new ProvisioningException(
                $"{address.Authority} offers no dynamic registration (its discovery document has no usable registration_endpoint). "
                    + "Register the app in the provider's console; for an Okta org with a domain of its own add --provider okta; for the "
                    + "local org start it with 'sso org --registration'."
            );
        }

        return new DynamicRegistrar(
            new RegistrationEndpoint(http, endpoint, new InitialAccessToken(environment, new ToolConsole(environment, options.Json))),
            provider.Issuer,
            metadata.Document.Flag("native_sso_supported") == true,
            new ClientRecordStore(environment.StateFolder, environment.Secrets),
            register.Name,
            register.Exact
        );
    }

    private async Task<ProviderMetadata> ReadMetadataAsync(ProviderSettings provider, CancellationToken cancellationToken)
    {
        try
        {
            var metadata = await ProviderMetadata.ReadAsync(http, provider, cancellationToken).ConfigureAwait(false);

            // Only a check for mistakes: with metadataAddress, whoever wrote okta.json wrote the document too. Which host gets a token is
            // for InitialAccessToken and ClientRecord to decide.
            return metadata.Document.Text("issuer") == provider.StatedIssuer
                ? metadata
                : throw new ProvisioningException(
                    metadata.Document is null
                        ? $"'{provider.DiscoveryAddress}' has no discovery document (HTTP {(int)metadata.Response.Status}). "
                            + $"Correct \"{provider.AddressKey}\" in okta.json."
                        : $"The discovery document of '{provider.StatedIssuer}' is one of "
                            + $"'{Printable.From(metadata.Document.Text("issuer"))}'. Write that issuer in okta.json."
                );
        }
        catch (ProviderUnreachableException problem)
        {
            throw new ProvisioningException(problem.Message, problem);
        }
    }
}
