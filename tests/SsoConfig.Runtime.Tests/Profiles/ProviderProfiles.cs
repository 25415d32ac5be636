namespace SsoConfig.Tests.Profiles;

/// <summary>The providers of docs/providers.md.</summary>
internal static class ProviderProfiles
{
    public static IReadOnlyList<ProviderProfile> All { get; } =
    [.. OktaProfiles.All(), .. MicrosoftProfiles.All(), .. CloudProfiles.All(), .. PingProfiles.All(), .. ServerProfiles.All()];
}
