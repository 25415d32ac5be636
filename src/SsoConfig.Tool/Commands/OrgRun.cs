using System.Globalization;
using Microsoft.Extensions.Logging.Console;
using SsoConfig.LocalOrg;

namespace SsoConfig.Tool.Commands;

/// <summary>Runs the org until somebody ends it. Standard output has the one line that scripts wait for, the rest is for people.</summary>
internal static class OrgRun
{
    public static async Task<int> RunAsync(LocalOrgOptions options, bool quiet, CancellationToken cancellationToken)
    {
        await using var org = await LocalOrgServer.StartAsync(options with { Logging = LogFailures }, cancellationToken);
        if (!quiet)
        {
            await IntroduceAsync(org, options);
            org.Log.Added += static happened => Console.Error.WriteLine(Describe(happened));
        }

        Console.WriteLine($"ready: {org.Issuer}");
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return 0;
    }

    private static void LogFailures(ILoggingBuilder logging) => logging
        .SetMinimumLevel(LogLevel.Error)
        .AddSimpleConsole()
        .Services.Configure<ConsoleLoggerOptions>(static console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static async Task IntroduceAsync(LocalOrgServer org, LocalOrgOptions options)
    {
        var lines = options.Apps
            .Select(static app => $"  app     {app.Name} ({app.ClientId}), back to {string.Join(' ', app.RedirectUris)}")
            .Concat(options.People.Select(static person => $"  person  {person.Name}, user name {person.Email}"))
            .Prepend("A local org for development, not for production.")
            .Append($"  password of everybody: {Person.Password}")
            .Append($"  front page {org.FrontPage}, log {org.FrontPage}log, Ctrl+C ends it");
        await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }

    private static string Describe(OrgEvent happened)
    {
        var details = new[] { happened.Client, happened.User, happened.Prompt, happened.Grant, happened.Endpoint, happened.Form, happened.Outcome };
        return $"{happened.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture)} {happened.Kind} {string.Join(' ', details.Where(static detail => detail is not null))}";
    }
}
