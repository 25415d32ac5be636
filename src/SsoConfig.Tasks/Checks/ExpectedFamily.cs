namespace SsoConfig.Tasks.Checks;

/// <summary>The family of apps that share a sign-in without a browser (Native SSO), and where okta.json says so.</summary>
/// <param name="Name">Words of lower-case letters and digits with dots between them.</param>
/// <param name="File">Full path of the file that switches it on.</param>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
internal sealed record ExpectedFamily(string Name, string File, int Line, int Column)
    : ExpectedValue("nativeSso", "true", File, Line, Column)
{
    /// <summary>The keychain access group that the family's apps of one team share on an Apple platform.</summary>
    public ExpectedEntitlement KeychainGroup =>
        new(
            Key,
            Value,
            "keychain-access-groups",
            $"$(AppIdentifierPrefix){Name}",
            "Sign all apps of the family with provisioning profiles of the same team.",
            File,
            Line,
            Column
        );
}
