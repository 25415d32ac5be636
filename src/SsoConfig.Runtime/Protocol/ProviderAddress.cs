namespace SsoConfig.Protocol;

/// <summary>Where the discovery document is: https, or http on loopback if the issuer is there too.</summary>
internal static class ProviderAddress
{
    public static Outcome<Uri> Find(SsoOptions options)
    {
        if (!SecureTransport.IsUsedBy(options.Issuer))
        {
            return Errors.InvalidDiscovery($"the issuer '{options.Issuer}' is neither an https URL nor http on loopback");
        }

        if (options.IssuerTemplate is { } template && !TokenIssuer.IsTemplate(template))
        {
            return Errors.InvalidOption(
                "issuerTemplate",
                template,
                $"an https URL with {TokenIssuer.Placeholder} as one part of its path",
                "https://login.microsoftonline.com/{tenantid}/v2.0"
            );
        }

        if (options is { IssuerTemplate: not null, NativeSso: not null })
        {
            return Errors.NativeSsoOfSeveralTenants;
        }

        if (options.MetadataAddress is not { } address)
        {
            // Discovery 1.0, section 4: a slash at the end of the issuer is left out here, and here only.
            return new Uri(options.Issuer.TrimEnd('/') + "/.well-known/openid-configuration");
        }

        return SecureTransport.IsUsedBy(address, options.Issuer)
            ? new Uri(address)
            : Errors.InvalidOption("metadataAddress", address, "an https URL", "https://idp.example.com/.well-known/openid-configuration");
    }
}
