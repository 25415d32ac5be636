using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Links;

namespace SsoConfig.Provisioning.Commands;

/// <summary>The apps and certificates that the two commands for links are about.</summary>
internal static class LinksInput
{
    public static async Task<(IReadOnlyList<LinkedApp> Apps, LinkExpectation Expected)> ReadAsync(
        ToolEnvironment environment,
        LinksOptions options,
        CancellationToken cancellationToken
    )
    {
        if (options.Team is { } team && !LinkExpectation.IsTeam(team))
        {
            throw Wrong($"'{Printable.From(team)}' is not a team id: it has ten upper-case letters and digits.");
        }

        if (options.ApplicationId is { } id && !LinkedApps.IsApplicationId(id))
        {
            throw Wrong($"'{Printable.From(id)}' is not an application id.");
        }

        var apps = AppReader.Read(options.Common.Paths, options.Common.Environment, environment.CurrentFolder);
        AppReader.ThrowIfWrong(apps);
        var linked = await new LinkedApps(environment, options.ApplicationId).FindAsync(apps, cancellationToken).ConfigureAwait(false);
        var ofHost = options.Host is null
            ? linked
            : [.. linked.Select(app => OnHost(app, options.Host)).Where(static app => app.Hosts.Any())];
        return ofHost.Count > 0
            ? (
                ofHost,
                new LinkExpectation(
                    await ReadFingerprintsAsync(environment, options, cancellationToken).ConfigureAwait(false),
                    options.Team
                )
            )
            : throw Wrong(
                options.Host is null
                    ? "No okta.json has an https redirect URI for Android or an Apple platform: there is nothing to publish."
                    : $"No okta.json has an https redirect URI on '{Printable.From(options.Host)}'."
            );
    }

    public static ProvisioningException Wrong(string message) => new(message) { IsWrongUsage = true };

    private static LinkedApp OnHost(LinkedApp app, string host) =>
        app with
        {
            AndroidHosts = [.. app.AndroidHosts.Where(other => other == host)],
            AppleHosts = [.. app.AppleHosts.Where(other => other == host)],
        };

    private static async Task<IReadOnlyList<string>> ReadFingerprintsAsync(
        ToolEnvironment environment,
        LinksOptions options,
        CancellationToken cancellationToken
    )
    {
        var fingerprints = options
            .Fingerprints.Select(static text =>
                Fingerprint.TryParse(text)
                ?? throw Wrong(
                    $"'{Printable.From(text)}' is not a SHA-256 fingerprint: it has 32 bytes in hexadecimal. SHA-1 is too short."
                )
            )
            .ToList();
        if (options.Keystore is { } keystore)
        {
            fingerprints.Add(
                await new Keystore(environment)
                    .ReadFingerprintAsync(keystore, options.Alias, options.PasswordFromInput, cancellationToken)
                    .ConfigureAwait(false)
            );
        }

        return [.. fingerprints.Distinct()];
    }
}
