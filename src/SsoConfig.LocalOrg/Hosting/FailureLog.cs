namespace SsoConfig.LocalOrg.Hosting;

/// <summary>
/// Passes on what the org fails at, and no requests: below a warning, ASP.NET Core and OpenIddict log addresses and parameters, which
/// contain id tokens, codes and device secrets.
/// </summary>
internal sealed class FailureLog(ILoggerFactory failures) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(failures.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => failures.AddProvider(provider);

    /// <summary>The factory belongs to whoever made it.</summary>
    public void Dispose() { }

    private sealed class Logger(ILogger failures) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning && failures.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            if (IsEnabled(logLevel))
            {
                failures.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
