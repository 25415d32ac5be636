using System;
using System.Threading;
using System.Threading.Tasks;

namespace SsoConfig.Maui.Browsers;

/// <summary>
/// Ends a visit from which the user has come back without a response. Android does not report that a Custom Tab or a browser was closed or
/// left by Back (https://github.com/dotnet/maui/issues/32766), but the app comes to the foreground again; a response that is on its way
/// arrives within the grace period. The user may as well have minimized the tab and finish there later, so this is a presumption.
/// </summary>
internal sealed class ReturnWatchdog(TimeProvider time)
{
    public static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(3);

    private readonly object _gate = new();
    private Visit? _visit;

    /// <summary>Runs the visit until it ends or the user is back without a response.</summary>
    /// <exception cref="OperationCanceledException">The user is back, or <paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> openAsync, CancellationToken cancellationToken)
    {
        using var visit = new Visit(time, cancellationToken);
        lock (_gate)
        {
            _visit = visit;
        }

        try
        {
            // The wait ends by itself, whether the platform observes the token or not.
            return await openAsync(visit.Token).WaitAsync(visit.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _visit = _visit == visit ? null : _visit;
            }
        }
    }

    /// <summary>The app has left the foreground: the browser is there now.</summary>
    public void OnPaused()
    {
        lock (_gate)
        {
            _visit?.Leave();
        }
    }

    /// <summary>The app is in the foreground again.</summary>
    public void OnResumed()
    {
        lock (_gate)
        {
            _visit?.Return();
        }
    }

    private sealed class Visit : IDisposable
    {
        private readonly CancellationTokenSource _end;
        private readonly ITimer _grace;
        private bool _isAway;

        public Visit(TimeProvider time, CancellationToken cancellationToken)
        {
            _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _grace = time.CreateTimer(static visit => ((Visit)visit!).End(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public CancellationToken Token => _end.Token;

        public void Leave()
        {
            _isAway = true;
            _grace.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public void Return()
        {
            if (_isAway)
            {
                _grace.Change(GracePeriod, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            _grace.Dispose();
            _end.Dispose();
        }

        private void End()
        {
            try
            {
                _end.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The visit has ended in this very moment.
            }
        }
    }
}
