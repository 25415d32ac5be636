using System.Collections.Concurrent;
using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SsoConfig.LocalOrg.Tests.Support;

namespace SsoConfig.LocalOrg.Tests.DeviceSessions;

public sealed class DeviceSecretPrivacyTests
{
    [Fact]
    public async Task No_secret_is_in_the_log_in_the_database_or_in_what_a_logger_gets()
    {
        using var folder = new TemporaryFolder();
        using var logger = new Collector();
        await using var org = await NativeSsoOrg.StartAsync(change: options =>
            options with
            {
                DataFolder = folder.Path,
                LoggerFactory = logger,
            }
        );
        var first = await org.SignInAsync(org.First);
        var again = await org.SignInAsync(org.First, deviceSecret: first["device_secret"]);
        await org.ExchangeAsync(org.Second, again.IdToken, first["device_secret"]!);
        await org.ExchangeAsync(org.Second, again.IdToken, first["device_secret"]!, ("audience", "elsewhere"));
        await org.First.IntrospectAsync(first["device_secret"]!, "device_secret");
        await org.Stranger.IntrospectAsync(first["device_secret"]!, "device_secret");
        await OpenAsync(org.First.At($"v1/introspect?client_id=first-client&token={first["device_secret"]}"));
        await org.First.EndSessionWithoutBrowserAsync(("device_secret", first["device_secret"]));
        await org.Browser.OpenAsync(org.First.EndSessionAddress(("device_secret", first["device_secret"])));
        await org.First.RevokeAsync(first["device_secret"]!, "device_secret");
        using var http = new HttpClient();

        var log = await http.GetStringAsync(new Uri(org.Server.FrontPage, "log"), TestContext.Current.CancellationToken);

        Assert.Contains("device_secret_issued", log, StringComparison.Ordinal);
        Assert.Contains("introspect", log, StringComparison.Ordinal);
        Assert.Contains("device_session_ended", log, StringComparison.Ordinal);
        Assert.DoesNotContain(first["device_secret"]!, log, StringComparison.Ordinal);
        var files = Directory.GetFiles(folder.Path, "org.db*");
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.DoesNotContain(first["device_secret"]!, ReadShared(file), StringComparison.Ordinal));

        // Only what fails reaches a logger.
        await LoseTokensAsync(folder.Path);
        var failed = await org.First.RevokeAsync(first["device_secret"]!, "device_secret");
        Assert.Equal(HttpStatusCode.InternalServerError, failed.Status);
        Assert.NotEmpty(logger.Lines);
        Assert.All(logger.Lines, line => Assert.DoesNotContain(first["device_secret"]!, line, StringComparison.Ordinal));
    }

    private static async Task LoseTokensAsync(string folder)
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(folder, "org.db")};Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = "DROP TABLE OpenIddictTokens";
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private static async Task OpenAsync(string address)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(address, TestContext.Current.CancellationToken);
    }

    private static string ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("sso-org-test-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class Collector : ILoggerFactory, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public void AddProvider(ILoggerProvider provider) { }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }
}
