using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SsoConfig.Tests.Support;

/// <summary>Keeps every event of every category and level, with its parameters.</summary>
internal sealed class LogCollector : ILoggerFactory, ILogger
{
    private readonly ConcurrentQueue<LogEvent> _events = new();

    public IReadOnlyList<LogEvent> Events => [.. _events];

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) { }

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _events.Enqueue(new LogEvent(0, LogLevel.Trace, state.ToString() ?? string.Empty));
        return null;
    }

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        var parameters = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join(' ', pairs) : string.Empty;
        _events.Enqueue(new LogEvent(eventId.Id, logLevel, $"{formatter(state, exception)} {parameters} {exception}"));
    }

    public void Dispose() { }

    internal sealed record LogEvent(int Id, LogLevel Level, string Text);
}
