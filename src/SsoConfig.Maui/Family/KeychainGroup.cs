namespace SsoConfig.Maui.Family;

/// <summary>The keychain access groups of an app and of its family.</summary>
/// <seealso href="https://developer.apple.com/documentation/security/sharing-access-to-keychain-items-among-a-collection-of-apps"/>
internal static class KeychainGroup
{
    private const int TeamLength = 10;

    /// <summary>
    /// The family's group, with the team's identifier that the signing puts before each group. An app on the simulator that was signed
    /// without a profile has none.
    /// </summary>
    /// <param name="ownGroup">The group of any keychain item of this app.</param>
    /// <param name="family">The family.</param>
    public static string From(string ownGroup, string family) => TeamOf(ownGroup) + family;

    /// <summary>
    /// The group of one app: the application's identifier, which every app may use, whatever its entitlements list. <see langword="null"/>
    /// where no team is known.
    /// </summary>
    /// <param name="anyGroup">The group of any keychain item of this app.</param>
    /// <param name="bundleId">The app.</param>
    public static string? Own(string anyGroup, string bundleId) => TeamOf(anyGroup) is { Length: > 0 } team ? team + bundleId : null;

    private static string TeamOf(string group)
    {
        for (var i = 0; i < TeamLength; i++)
        {
            if (i >= group.Length || group[i] is not ((>= 'A' and <= 'Z') or (>= '0' and <= '9')))
            {
                return string.Empty;
            }
        }

        return group.Length > TeamLength && group[TeamLength] == '.' ? group[..(TeamLength + 1)] : string.Empty;
    }
}
