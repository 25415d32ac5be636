using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Credentials;

/// <summary>The right to act at an Okta org. It prints as its source, never as its value.</summary>
internal abstract class OktaCredential
{
    /// <summary>Where it was found, e.g. <c>~/.okta/okta.yaml</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The org that it is for; null where it does not say.</summary>
    public Uri? Organization { get; init; }

    /// <summary>The value of the <c>Authorization</c> header.</summary>
    /// <param name="organization">The org that is asked.</param>
    public abstract ValueTask<string> GetAuthorizationAsync(ProviderHttp http, Uri organization, CancellationToken cancellationToken);

    public sealed override string ToString() => Source;
}
