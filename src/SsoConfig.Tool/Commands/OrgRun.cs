using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using SsoConfig.LocalOrg;
using SsoConfig.Provisioning;

namespace SsoConfig.Tool.Commands;

/// <summary>Runs the org until Ctrl+C. Standard output contains only the line that scripts wait for; the rest is for users.</summary>
internal static class OrgRun
{
    public static async Task<int> RunAsync(LocalOrgOptions options, bool quiet, CancellationToken cancellationToken)
    {
        using var failures = LoggerFactory.Create(LogFailures);
        await using var org = await LocalOrgServer.StartAsync(options with { LoggerFactory = failures }, cancellationToken);
        if (!quiet)
        {
            await IntroduceAsync(org, options);
            org.Log.Added += static (_, happened) => Console.Error.WriteLine(Printable.Line(Describe(happened)));
        }

        Console.WriteLine($"ready: {org.Issuer}");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static void LogFailures(ILoggingBuilder logging) =>
        logging
            .SetMinimumLevel(LogLevel.Error)
            .AddSimpleConsole()
            .Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static async Task IntroduceAsync(LocalOrgServer org, LocalOrgOptions options)
    {
        var lines = options
            .Apps.Select(static app => $"  app     {app.Name} ({app.ClientId}), redirects to {string.Join(' ', app.RedirectUris)}")
            .Concat(options.Users.Select(static user => $"  user    {user.Name}, user name {user.Email}"))
            .Prepend("A local org for development. Not for production.")
            .Concat(
                options.AllowClientRegistration
                    ?
                    [
                        "  clients can register "
                            + "themselves"
                            + (options.InitialAccessToken is null ? "" : " with the initial access token from SSO_INITIAL_ACCESS_TOKEN"),
                    ]
                    : Enumerable.Empty<string>()
            )
            .Append($"  password of all users: {LocalOrgUser.Password}")
            .Append($"  front page {org.FrontPage}, log {org.FrontPage}log, Ctrl+C stops it");
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, lines.Select(Printable.Line)));
    }

    private static string Describe(LocalOrgEvent happened)
    {
        var details = new[]
        {
            happened.Client,
            happened.User,
            happened.Prompt,
            happened.Grant,
            happened.Endpoint,
            happened.Form,
            happened.Outcome,
        };
        return $"{happened.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {happened.Kind} "
            + $"{string.Join(' ', details.Where(static detail => detail is not null))}";
    }
}
