namespace SsoConfig.Provisioning.Links;

/// <summary>An app that claims https links on phones.</summary>
/// <param name="Name">The name of its project.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="ApplicationId">Its package on Android and its bundle on Apple platforms.</param>
/// <param name="AndroidHosts">The hosts of the links that it claims on Android, each once.</param>
/// <param name="AppleHosts">The hosts of the links that it claims on iOS and Mac Catalyst, each once.</param>
internal sealed record LinkedApp(
    string Name,
    Uri Issuer,
    string ApplicationId,
    IReadOnlyList<string> AndroidHosts,
    IReadOnlyList<string> AppleHosts
)
{
    public IEnumerable<string> Hosts => AndroidHosts.Union(AppleHosts);
}
