namespace SsoConfig.Browser;

/// <summary>Sends people to the system browser: one visit at a time, and none for ever.</summary>
internal sealed class UserAgent(ISystemBrowser browser, SsoClientOptions clientOptions)
{
    private int _isBusy;

    public bool AlwaysShowsUi => browser.AlwaysShowsUi;

    /// <summary>Reserves the browser until the result is disposed; <see langword="null"/> while it is taken.</summary>
    public IDisposable? TryReserve() => Interlocked.Exchange(ref _isBusy, 1) == 0 ? new Reservation(this) : null;

    /// <summary>A browser that never answers (maui#32766) ends as timed out, even where it ignores the cancellation.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<BrowserResult> OpenAsync(BrowserRequest request, CancellationToken cancellationToken)
    {
        using var watchdog = new CancellationTokenSource(clientOptions.BrowserTimeout, clientOptions.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(watchdog.Token, cancellationToken);
        try
        {
            return await browser.OpenAsync(request, either.Token).WaitAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Some platforms say by a cancelled task that the person went back.
            return watchdog.IsCancellationRequested ? new BrowserResult.TimedOut() : new BrowserResult.Cancelled();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new BrowserResult.Failed($"The system browser failed ({exception.GetType().Name}). Check that one is installed and enabled.");
        }
    }

    private sealed class Reservation(UserAgent userAgent) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref userAgent._isBusy, 0);
    }
}
