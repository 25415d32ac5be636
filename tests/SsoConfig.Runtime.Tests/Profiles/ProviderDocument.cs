namespace SsoConfig.Tests.Profiles;

/// <summary>Writes the profiles as a page.</summary>
internal static class ProviderDocument
{
    private const string Specified = "as specified";

    private const string Introduction = """
        # Providers

        The client has no code for a particular provider, but for Okta's dialect of [Native SSO](native-sso.md). Where a provider isn't as
        the specifications say, a key of [okta.json](okta-json.md) or an option tells
        the client so, and says what is given up. The page says what to write for each provider, beside `clientId`, `redirectUri` and
        `logoutRedirectUri`.

        Each row is imitated on the wire by a test, and run with the okta.json shown here; none of these providers has been signed in to for
        this page. The last column says how many of a row's sources were read, in stored copies of 2018 to 2026, some of them excerpts; its
        section lists what each one says. Everything else in a row was verified by the test alone, which plays it over the wire: *as
        specified* means that no source that was read states a difference. What a provider's discovery document lacks, the client
        reports as not supported. Providers that really run in the tests are in [a table of their own](engineering/interop.md).

        This page is written by `ProviderDocumentTests` in `tests/SsoConfig.Runtime.Tests`; don't edit it. `SSO_UPDATE_BASELINES=1` writes
        it anew.

        | provider | sign-in, refresh | `prompt=login` | sign-out in the browser | revocation | sources read |
        |---|---|---|---|---|---|
        """;

    public static string Write() =>
        string.Join('\n', [Introduction, .. ProviderProfiles.All.Select(Row), .. ProviderProfiles.All.SelectMany(Section), ""]);

    private static string Row(ProviderProfile profile) =>
        $"| {profile.Name} | {Refresh(profile)} | {FreshSignIn(profile)} | {Name(profile.EndSession)} | {Name(profile.Revocation)} | "
        + $"{SourcesRead(profile)} |";

    private static string Refresh(ProviderProfile profile) =>
        (profile.IssuesRefreshTokensUnasked, profile.RotatesRefreshTokens) switch
        {
            (false, true) => Specified,
            (true, true) => "refresh token without `offline_access`",
            (true, false) => "refresh token without `offline_access`, no rotation",
            (false, false) => "no rotation",
        };

    private static string FreshSignIn(ProviderProfile profile) =>
        !profile.ProvesFreshSignIn ? "no proof: refused by default"
        : profile.IsAuthTimeReliable ? Specified
        : "accepted, but `auth_time` is no proof";

    private static string SourcesRead(ProviderProfile profile) =>
        $"{profile.Sources.Count(static source => source.WasRead)} of {profile.Sources.Count}";

    private static IEnumerable<string> Section(ProviderProfile profile) =>
        [
            "",
            $"## {profile.Name}",
            "",
            "```json",
            profile.OktaJson.Replace(", \"", ",\n\"", StringComparison.Ordinal),
            "```",
            "",
            $"{char.ToUpperInvariant(profile.Notes[0])}{profile.Notes[1..]}.",
            "",
            .. profile.Sources.Select(static source => $"- <{source.Address}>: {source.Statement ?? "could not be opened"}."),
        ];

    private static string Name(Type result) => result == typeof(SignOutStepResult.Done) ? Specified : "not supported";
}
