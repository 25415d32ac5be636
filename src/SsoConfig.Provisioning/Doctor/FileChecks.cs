using SsoConfig.OktaJson.Files;
using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Apps;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>What the files say, without asking anyone.</summary>
internal static class FileChecks
{
    public static IEnumerable<Finding> Run(IReadOnlyList<AppConfiguration> apps) => [.. apps.SelectMany(CheckFiles), .. CheckFamily(apps)];

    private static IEnumerable<Finding> CheckFiles(AppConfiguration app)
    {
        var errors = app.Errors.ToList();
        foreach (var error in errors)
        {
            yield return Checks.Files.Wrong(
                app.Name,
                DiagnosticLine.Format(error),
                $"Correct it as the message says; docs/rules/{error.Rule.Id}.md has the details."
            );
        }

        foreach (var client in app.Clients.Where(static client => client.ClientId is null))
        {
            yield return Checks.Files.Wrong(
                client.Name,
                $"{client.ClientIdFile} has no client id",
                "Run 'sso register', or write the client id that the provider's console shows."
            );
        }

        if (errors.Count == 0 && app.Clients.All(static client => client.ClientId is not null))
        {
            yield return Checks.Files.Ok(app.Name, app.File);
        }
    }

    private static IEnumerable<Finding> CheckFamily(IReadOnlyList<AppConfiguration> apps)
    {
        if (apps.Count < 2)
        {
            yield break;
        }

        var clients = apps.SelectMany(static app => app.Clients, static (app, client) => (App: app.Name, Client: client)).ToList();
        var claims = clients
            .SelectMany(static one => one.Client.RedirectUris, static (one, uri) => (Value: RedirectClaim.Of(uri), one.App))
            .ToList();
        var hosts = clients
            .Where(static one => Uri.TryCreate(one.Client.Issuer, UriKind.Absolute, out _))
            .GroupBy(static one => one.Client.IssuerUri.Authority)
            .ToList();
        yield return hosts.Count > 1
            ? Checks.FamilyHost.Wrong(
                "family",
                string.Join("; ", hosts.Select(static host => $"{host.Key}: {Names(host.Select(static one => one.App))}")),
                "Write one issuer for all in okta.org.json."
            )
            : Checks.FamilyHost.Ok("family", $"all apps sign in at {hosts.FirstOrDefault()?.Key}");
        yield return Distinct(
            Checks.FamilyScheme,
            "scheme",
            claims.Where(static claim => !ClaimedHttpsUri.IsOne(claim.Value)),
            "Give each app a scheme of its own, and run 'sso register'."
        );
        if (claims.Where(static claim => ClaimedHttpsUri.IsOne(claim.Value)).ToList() is { Count: > 0 } links)
        {
            yield return Distinct(
                Checks.FamilyScheme,
                "link",
                links,
                "Give each app a path of its own on the host, and run 'sso register'."
            );
        }

        yield return Distinct(
            Checks.FamilyClient,
            "client id",
            clients.Where(static one => one.Client.ClientId is not null).Select(static one => (one.Client.ClientId!, one.App)),
            "Register each app by itself: write \"{clientId}\" in one of them and run 'sso register'."
        );
    }

    private static Finding Distinct(Check check, string what, IEnumerable<(string Value, string App)> claims, string remedy) =>
        claims
            .GroupBy(static claim => claim.Value)
            .FirstOrDefault(static group => group.Select(static claim => claim.App).Distinct().Count() > 1)
            is { } shared
            ? check.Wrong("family", $"the {what} '{shared.Key}' is that of {Names(shared.Select(static claim => claim.App))}", remedy)
            : check.Ok("family", $"each app has a {what} of its own");

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Distinct());
}
