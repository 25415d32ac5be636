using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;

namespace SsoConfig.Browser;

/// <summary>
/// What a browser reports during one visit: logged at once, kept for the error, and a reason to wait no longer than that.
/// </summary>
internal sealed class ObstacleReports(
    CancellationTokenSource watchdog,
    SsoClientOptions clientOptions,
    Func<string, string> withoutRequest,
    ILogger logger
) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly long _startedAt = clientOptions.TimeProvider.GetTimestamp();
    private bool _hasEnded;

    /// <summary>The reason of the last report.</summary>
    public string? Reason { get; private set; }

    public void Report(BrowserObstacle obstacle)
    {
        lock (_gate)
        {
            // A browser may report from a thread that outlives the visit.
            if (_hasEnded)
            {
                return;
            }

            Reason = withoutRequest(obstacle.Reason);
            Log.ResponseMayNotArrive(logger, Reason);
            if (obstacle.WaitAtMost is { } limit && limit < clientOptions.BrowserTimeout - Elapsed)
            {
                watchdog.CancelAfter(limit);
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }
    }

    private TimeSpan Elapsed => clientOptions.TimeProvider.GetElapsedTime(_startedAt);
}
