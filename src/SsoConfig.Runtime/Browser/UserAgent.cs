using Microsoft.Extensions.Logging;
using SsoConfig.Storage;

namespace SsoConfig.Browser;

/// <summary>Sends the user to the system browser: one visit at a time, each with a time limit.</summary>
internal sealed class UserAgent(ISystemBrowser browser, SsoClientOptions clientOptions, ILogger logger)
{
    private int _isBusy;

    public bool AlwaysShowsUi => browser.AlwaysShowsUi;

    /// <summary>Reserves the browser until the result is disposed; <see langword="null"/> while it is in use.</summary>
    public IDisposable? TryReserve() => Interlocked.Exchange(ref _isBusy, 1) == 0 ? new Reservation(this) : null;

    /// <summary>A browser that never responds (maui#32766) ends as timed out, even if it ignores the cancellation.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        using var watchdog = new CancellationTokenSource(clientOptions.BrowserTimeout, clientOptions.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellationToken);
        using var obstacles = new ObstacleReports(watchdog, clientOptions, reason => WithoutRequest(reason, request), logger);
        try
        {
            var observed = request.Observe(obstacles.Report);
            var result = await browser.OpenAsync(observed, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
            return result switch
            {
                BrowserResult.Failed failed => WithoutRequest(failed, request),
                BrowserResult.TimedOut { Reason: { } reason } => new BrowserResult.TimedOut { Reason = WithoutRequest(reason, request) },
                BrowserResult.TimedOut => new BrowserResult.TimedOut { Reason = obstacles.Reason },
                _ => result,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Some platforms report by a cancelled task that the user went back, others that the app was looked at: which one is not known.
            return watchdog.IsCancellationRequested
                ? new BrowserResult.TimedOut { Reason = obstacles.Reason }
                : new BrowserResult.Cancelled { IsPresumed = true };
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or TokenStoreException))
        {
            return new BrowserResult.Failed(
                $"The system browser failed ({exception.GetType().Name}). Check that one is installed and enabled."
            )
            {
                IsUnexpected = true,
            };
        }
    }

    /// <summary>
    /// The address holds state, nonce and id_token_hint; a browser that quotes the command it could not run must not show them.
    /// </summary>
    private static string WithoutRequest(string reason, BrowserRequest request)
    {
        var query = request.StartUri.IndexOf('?', StringComparison.Ordinal);
        var secret = query < 0 ? request.StartUri : request.StartUri[(query + 1)..];
        return reason.Replace(secret, "…", StringComparison.Ordinal);
    }

    private static BrowserResult.Failed WithoutRequest(BrowserResult.Failed failed, BrowserRequest request) =>
        new(WithoutRequest(failed.Reason, request)) { IsUnexpected = failed.IsUnexpected };

    private sealed class Reservation(UserAgent userAgent) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref userAgent._isBusy, 0);
    }
}
