namespace SsoConfig.Providers.Tests;

/// <summary>Writes the traits of the running providers as a table.</summary>
internal static class InteropDocument
{
    private static readonly (string Step, Func<ProviderTraits, string> Result)[] Steps =
    [
        ("sign-in", static _ => "yes"),
        ("second app without a password", static _ => "yes"),
        (
            "second app without a browser ([Native SSO](../native-sso.md))",
            static traits => traits.HasNativeSso ? "yes, in either dialect" : "not tested"
        ),
        ("session check of the same app", static _ => "valid"),
        ("session check of another app", static traits => Name(traits.CheckByAnotherApp)),
        ("session check without a session", static traits => Name(traits.CheckWithoutSession)),
        ("`prompt=login` asks again", static traits => traits.AcceptsMaxAgeZero ? "yes" : "yes, without `max_age=0`"),
        ("… and `auth_time` proves it", static traits => traits.StatesAuthTime ? "yes" : "no"),
        ("refresh, three times", static _ => "yes"),
        ("rotation", static traits => traits.RotatesRefreshTokens ? "yes" : "no"),
        ("revocation", static traits => Name(traits.Revocation)),
        ("sign-out in the browser", static _ => "done"),
    ];

    private const string Introduction = """
        # Providers that really run

        The client goes through the whole life of a sign-in against four independent code bases: sign-in, second app, session checks,
        refresh, rotation, revocation,
        sign-out. The tests start each provider on loopback; where one isn't available, its tests are skipped and say so. Each difference
        is an
        expectation of a test.

        This page is written by `InteropDocumentTests` in `tests/SsoConfig.Providers.Tests`; don't edit it. `SSO_UPDATE_BASELINES=1`
        writes it anew.

        """;

    public static string Write()
    {
        string[] lines =
        [
            Introduction,
            Row("", static traits => traits.Name),
            $"|---|{string.Concat(RunningProviders.All.Select(static _ => "---|"))}",
            Row("written in", static traits => traits.Origin),
            .. Steps.Select(static step => Row(step.Step, step.Result)),
            "",
            .. RunningProviders
                .All.Where(static traits => traits.Reason.Length > 0)
                .Select(static traits => $"- {traits.Name}: {traits.Reason}."),
            "",
        ];
        return string.Join('\n', lines);
    }

    private static string Row(string head, Func<ProviderTraits, string> result) =>
        $"| {head} | {string.Join(" | ", RunningProviders.All.Select(result))} |";

    private static string Name(Type result) =>
        result.Name switch
        {
            nameof(SessionCheckResult.Valid) => "valid",
            nameof(SessionCheckResult.NoSession) => "no session",
            nameof(SessionCheckResult.InteractionNeeded) => "interaction needed",
            nameof(SessionCheckResult.Cancelled) => "its form is shown",
            nameof(SignOutStepResult.Done) => "done",
            nameof(SignOutStepResult.NotSupported) => "not supported",
            _ => "refused",
        };
}
