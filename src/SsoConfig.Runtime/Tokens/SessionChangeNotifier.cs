using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Storage;

namespace SsoConfig.Tokens;

/// <summary>
/// Tells the app of changes, one after the other and outside of whatever made them: a handler may call the client, and one that throws
/// fails no sign-in.
/// </summary>
internal sealed class SessionChangeNotifier(object sender, ILogger logger)
{
    private readonly Lock _gate = new();
    private readonly Queue<SessionChangedEventArgs> _changes = new();
    private bool _isTelling;

    public event EventHandler<SessionChangedEventArgs>? Changed;

    public bool HasListeners => Changed is not null;

    public void Post(
        SessionChange change,
        SessionChangeSource source,
        StoredSession? before,
        StoredSession? after,
        string? errorCode = null
    )
    {
        if (!HasListeners)
        {
            return;
        }

        lock (_gate)
        {
            _changes.Enqueue(
                new SessionChangedEventArgs
                {
                    Change = change,
                    Source = source,
                    PreviousSession = before?.ToSession(),
                    Session = after?.ToSession(),
                    ErrorCode = errorCode,
                }
            );
            if (!_isTelling)
            {
                _isTelling = true;
                _ = Task.Run(TellAll);
            }
        }
    }

    private void TellAll()
    {
        while (TryTake(out var change))
        {
            foreach (var handler in Delegate.EnumerateInvocationList(Changed))
            {
                try
                {
                    handler(sender, change);
                }
                catch (Exception exception)
                {
                    Log.ChangeHandlerFailed(logger, exception.GetType().Name);
                }
            }
        }
    }

    private bool TryTake(out SessionChangedEventArgs change)
    {
        lock (_gate)
        {
            _isTelling = _changes.TryDequeue(out change!);
            return _isTelling;
        }
    }
}
