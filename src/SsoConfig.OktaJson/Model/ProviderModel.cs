namespace SsoConfig.OktaJson.Model;

/// <summary>How a provider differs from the specifications; <see cref="SourcedValue.Missing"/> where it does not.</summary>
/// <param name="MetadataAddress">Where the discovery document is, if not at the issuer.</param>
/// <param name="IssuerTemplate">The issuer of each tenant.</param>
/// <param name="AllowedTenants">The tenants whose users may sign in, between single spaces.</param>
/// <param name="EndSessionEndpoint">Where the browser's session is ended.</param>
/// <param name="LogoutRedirectParameter">The parameter that names the logout redirect URI there.</param>
internal sealed record ProviderModel(
    SourcedValue MetadataAddress,
    SourcedValue IssuerTemplate,
    SourcedValue AllowedTenants,
    SourcedValue EndSessionEndpoint,
    SourcedValue LogoutRedirectParameter
)
{
    public static ProviderModel None { get; } =
        new(SourcedValue.Missing, SourcedValue.Missing, SourcedValue.Missing, SourcedValue.Missing, SourcedValue.Missing);
}
