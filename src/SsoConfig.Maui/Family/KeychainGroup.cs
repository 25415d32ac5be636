namespace SsoConfig.Maui.Family;

/// <summary>The keychain access group of a family.</summary>
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
