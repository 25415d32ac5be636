using System.Text;
using System.Text.Json.Nodes;
using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Links;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>What the hosts of https redirect URIs publish, compared with the apps that claim them.</summary>
internal sealed class LinkChecks(ProviderHttp http, LinkExpectation expected)
{
    private const string Json = "application/json";

    public async Task<IReadOnlyList<Finding>> RunAsync(IReadOnlyList<LinkedApp> apps, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var host in apps.SelectMany(static app => app.AndroidHosts).Distinct())
        {
            var ofHost = apps.Where(app => app.AndroidHosts.Contains(host)).ToList();
            findings.AddRange(await CheckAndroidAsync(host, ofHost, cancellationToken).ConfigureAwait(false));
        }

        foreach (var host in apps.SelectMany(static app => app.AppleHosts).Distinct())
        {
            var ofHost = apps.Where(app => app.AppleHosts.Contains(host)).ToList();
            findings.AddRange(await CheckAppleAsync(host, ofHost, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> CheckAndroidAsync(string host, List<LinkedApp> apps, CancellationToken cancellationToken)
    {
        var remedy = Remedy(host, apps);
        var (response, problem) = await FetchAsync(Checks.AppLinks, host, AssetLinks.FileName, remedy, cancellationToken)
            .ConfigureAwait(false);
        if (response is null)
        {
            return [problem!];
        }

        if (response.ContentType != Json)
        {
            return [Checks.AppLinks.Wrong(host, $"{AssetLinks.FileName} is served as '{response.ContentType}'", $"Serve it as {Json}.")];
        }

        return response.ToObjects() is { } statements
            ? [.. apps.Select(app => CheckPackage(host, app, statements, remedy))]
            : [Checks.AppLinks.Wrong(host, $"{AssetLinks.FileName} is not a JSON array of statements", remedy)];
    }

    private Finding CheckPackage(string host, LinkedApp app, IReadOnlyList<JsonObject> statements, string remedy)
    {
        var published = statements
            .Where(statement =>
                statement.Texts("relation").Contains(AssetLinks.Relation)
                && statement.Text("target", "namespace") == AssetLinks.Namespace
                && statement.Text("target", "package_name") == app.ApplicationId
            )
            .SelectMany(static statement => statement.Texts("target", "sha256_cert_fingerprints"))
            .ToList();
        var valid = published.Where(static fingerprint => Fingerprint.TryParse(fingerprint) == fingerprint).ToList();
        var missing = expected.Fingerprints.Except(valid).ToList();
        return published.Count == 0
                ? Checks.AppLinks.Wrong(app.Name, $"{host} has no statement for '{app.ApplicationId}' in {AssetLinks.FileName}", remedy)
            : valid.Count < published.Count
                ? Checks.AppLinks.Wrong(
                    app.Name,
                    $"{host} has a fingerprint that Android does not read: '{published.Except(valid).First()}'",
                    "Write 32 bytes in upper case between colons."
                )
            : missing.Count > 0
                ? Checks.AppLinks.Wrong(
                    app.Name,
                    $"{host} has other certificates for '{app.ApplicationId}', and not {string.Join(", ", missing)}",
                    remedy
                )
            : Checks.AppLinks.Ok(app.Name, $"{host} names '{app.ApplicationId}' with {string.Join(", ", valid)}");
    }

    private async Task<IReadOnlyList<Finding>> CheckAppleAsync(string host, List<LinkedApp> apps, CancellationToken cancellationToken)
    {
        var remedy = Remedy(host, apps);
        var (response, problem) = await FetchAsync(Checks.AssociatedDomain, host, AppleAssociation.FileName, remedy, cancellationToken)
            .ConfigureAwait(false);
        if (response is null)
        {
            return [problem!];
        }

        var size = Encoding.UTF8.GetByteCount(response.Body);
        if (size > AppleAssociation.LargestFile)
        {
            return
            [
                Checks.AssociatedDomain.Wrong(
                    host,
                    $"{AppleAssociation.FileName} has {size} bytes, and Apple reads {AppleAssociation.LargestFile}",
                    "Remove what is not needed from it."
                ),
            ];
        }

        if (response.ToObject() is not { } file)
        {
            return [Checks.AssociatedDomain.Wrong(host, $"{AppleAssociation.FileName} is not a JSON object", remedy)];
        }

        var entries = file.Texts(AppleAssociation.Service, "apps");
        var findings = apps.Select(app => CheckBundle(host, app, entries, remedy)).ToList();
        if (response.ContentType != Json)
        {
            // Apple's documentation asks for it; what its servers do about another one is not documented.
            findings.Add(
                Checks.AssociatedDomain.Unknown(
                    host,
                    $"{AppleAssociation.FileName} is served as '{response.ContentType}'",
                    $"Serve it as {Json}."
                )
            );
        }

        return findings;
    }

    private Finding CheckBundle(string host, LinkedApp app, IReadOnlyList<string> entries, string remedy) =>
        entries.FirstOrDefault(entry => expected.IsApp(entry, app.ApplicationId)) is { } entry
            ? Checks.AssociatedDomain.Ok(app.Name, $"{host} names '{entry}'")
            : Checks.AssociatedDomain.Wrong(
                app.Name,
                $"{host} does not name '{expected.Team ?? "TEAM"}.{app.ApplicationId}' in \"{AppleAssociation.Service}\" of "
                    + AppleAssociation.FileName,
                remedy
            );

    private async Task<(ProviderResponse? Response, Finding? Problem)> FetchAsync(
        Check check,
        string host,
        string file,
        string remedy,
        CancellationToken cancellationToken
    )
    {
        var address = new Uri($"https://{host}/.well-known/{file}");
        try
        {
            var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
            return response switch
            {
                { IsRedirect: true } => (
                    null,
                    check.Wrong(host, $"{file} redirects to '{response.Location}', which no system follows", "Serve it at its own address.")
                ),
                { IsSuccess: true } => (response, null),
                _ => (null, check.Wrong(host, $"{address} responds with HTTP {(int)response.Status}", remedy)),
            };
        }
        catch (ProviderUnreachableException problem)
        {
            return (null, check.Wrong(host, problem.Message, "The file must be readable from the internet, without signing in."));
        }
    }

    private static string Remedy(string host, IEnumerable<LinkedApp> apps)
    {
        const string Write = "Run 'sso links', and publish the file that it writes.";
        return host.EndsWith(".auth0.com", StringComparison.OrdinalIgnoreCase)
                ? "Auth0 publishes it: enter package, fingerprints, team and bundle in the application's Device Settings (docs/links.md)."
            : apps.Any(app => app.Issuer.Host == host && !KnownProviders.IsOkta(host))
                ? $"{Write} At Okta that is a setting of the domain's brand, at Auth0 of the application (docs/links.md)."
            : Write;
    }
}
