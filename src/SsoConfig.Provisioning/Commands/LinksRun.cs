using System.Text.Json.Nodes;
using SsoConfig.Provisioning.Http;
using SsoConfig.Provisioning.Links;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso links</c>: writes the two files that the host of https redirect URIs publishes.</summary>
internal sealed class LinksRun(ToolEnvironment environment, LinksOptions options)
{
    private readonly ToolConsole _console = new(environment, options.Common.Json);
    private readonly JsonArray _files = [];

    public static Task<int> RunAsync(LinksOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            () => new LinksRun(environment, options).RunAsync(cancellationToken),
            cancellationToken
        );

    private async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (options.Output is null)
        {
            throw LinksInput.Wrong("Pass --output with the root folder of the site: the files are written to .well-known in it.");
        }

        await using var turn = await Turn.TakeAsync(environment, _console, cancellationToken).ConfigureAwait(false);
        var (apps, expected) = await LinksInput.ReadAsync(environment, options, cancellationToken).ConfigureAwait(false);
        if (apps.SelectMany(static app => app.Hosts).Distinct().ToList() is { Count: > 1 } hosts)
        {
            throw LinksInput.Wrong($"The apps have links on several hosts, {string.Join(", ", hosts)}: write one at a time, with --host.");
        }

        var isDifferent = WriteAll(apps, expected);
        _console.WriteObject(new JsonObject { ["files"] = _files, ["dry_run"] = options.Common.DryRun });
        return ExitCodes.From(isDifferent, options.Common.DryRun);
    }

    private bool WriteAll(IReadOnlyList<LinkedApp> apps, LinkExpectation expected)
    {
        var packages = apps.Where(static app => app.AndroidHosts.Count > 0).Select(static app => app.ApplicationId).ToList();
        var bundles = apps.Where(static app => app.AppleHosts.Count > 0).Select(static app => app.ApplicationId).ToList();
        var files = new List<LinkFile>();
        if (packages.Count > 0 && expected.Fingerprints.Count > 0)
        {
            files.Add(new AssetLinks(packages, expected.Fingerprints));
        }
        else if (packages.Count > 0)
        {
            _console.Say(
                $"{AssetLinks.FileName} is left out: pass --keystore or --fingerprint, for Google Play the one of its app signing key."
            );
        }

        if (bundles.Count > 0 && expected.Team is not null)
        {
            files.Add(new AppleAssociation([.. bundles.Select(bundle => $"{expected.Team}.{bundle}")]));
        }
        else if (bundles.Count > 0)
        {
            _console.Say($"{AppleAssociation.FileName} is left out: pass --team, the team id of the Apple developer account.");
        }

        return files.Count > 0
            ? files.Aggregate(false, (isDifferent, file) => Write(file) || isDifferent)
            : throw LinksInput.Wrong("Nothing was written.");
    }

    private bool Write(LinkFile file)
    {
        var path = Path.Combine(Path.GetFullPath(options.Output!, environment.CurrentFolder), ".well-known", file.Name);
        var added = file.Merge(path, options.Common.DryRun);
        _console.Write(added.Count == 0 ? $"{path}: is up to date" : $"{path}: {(options.Common.DryRun ? "would be written" : "written")}");
        foreach (var line in added)
        {
            _console.Write($"  added {line}");
        }

        _files.Add(new JsonObject { ["file"] = path, ["added"] = added.ToJson() });
        return added.Count > 0;
    }
}
