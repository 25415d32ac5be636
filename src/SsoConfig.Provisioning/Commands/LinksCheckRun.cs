using SsoConfig.Provisioning.Doctor;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Commands;

/// <summary><c>sso links check</c>: whether the hosts of https redirect URIs publish what the apps need. It changes nothing.</summary>
internal static class LinksCheckRun
{
    public static Task<int> RunAsync(LinksOptions options, ToolEnvironment environment, CancellationToken cancellationToken) =>
        CommandRun.RunAsync(
            environment,
            options.Common.Json,
            async () =>
            {
                var (apps, expected) = await LinksInput.ReadAsync(environment, options, cancellationToken).ConfigureAwait(false);
                using var http = new ProviderHttp(environment);
                var findings = await new LinkChecks(http, expected).RunAsync(apps, cancellationToken).ConfigureAwait(false);
                return FindingReport.Write(new ToolConsole(environment, options.Common.Json), findings, options.Verbose);
            },
            cancellationToken
        );
}
