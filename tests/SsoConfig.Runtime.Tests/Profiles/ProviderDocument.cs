namespace SsoConfig.Tests.Profiles;

/// <summary>Writes the profiles as a page.</summary>
internal static class ProviderDocument
{
    private const string Specified = "as specified";

    private const string Introduction = """
        # Providers

        The client has no code for a particular provider. Where a provider isn't as the specifications say, a key of
        [okta.json](okta-json.md) or an option tells
        the client so, and says what is given up. The page says what to write for each provider, beside `clientId`, `redirectUri` and
        `logoutRedirectUri`.

        Each row is imitated on the wire from the provider's documentation, and run with the okta.json shown here; none of these providers
        has been signed in to
        for this page. *As specified* means that the sources below state no difference. What a provider's discovery document lacks, the
        client reports as not
        supported. Providers that really run in the tests are in [a table of their own](engineering/interop.md).

        This page is written by `ProviderDocumentTests` in `tests/SsoConfig.Runtime.Tests`; don't edit it. `SSO_UPDATE_BASELINES=1` writes
        it anew.

        | provider | sign-in, refresh | `prompt=login` | sign-out in the browser | revocation |
        |---|---|---|---|---|
        """;

    public static string Write() =>
        string.Join('\n', [Introduction, .. ProviderProfiles.All.Select(Row), .. ProviderProfiles.All.SelectMany(Section), ""]);

    private static string Row(ProviderProfile profile) =>
        $"| {profile.Name} | {Refresh(profile)} | {(profile.ProvesFreshSignIn ? Specified : "no proof: refused by default")} | "
        + $"{Name(profile.EndSession)} | {Name(profile.Revocation)} |";

    private static string Refresh(ProviderProfile profile) =>
        profile.ToOptions().Scopes.Contains("offline_access", StringComparison.Ordinal) ? Specified : "sign-in; refresh isn't imitated";

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
            $"Documented at {string.Join(", ", profile.Sources.Select(static source => $"<{source}>"))}.",
        ];

    private static string Name(Type result) => result == typeof(SignOutStepResult.Done) ? Specified : "not supported";
}
