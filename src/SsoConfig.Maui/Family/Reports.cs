using System;
using System.Collections.Generic;

namespace SsoConfig.Maui.Family;

/// <summary>Tells whoever listens that the credential may have changed; the listeners look for themselves.</summary>
internal sealed class Reports
{
    private readonly object _gate = new();
    private readonly List<Listener> _listeners = [];

    /// <returns>Ends the reports when it is disposed.</returns>
    public IDisposable Add(Action changed)
    {
        var listener = new Listener(this, changed);
        lock (_gate)
        {
            _listeners.Add(listener);
        }

        return listener;
    }

    public void Report()
    {
        Listener[] listeners;
        lock (_gate)
        {
            listeners = [.. _listeners];
        }

        foreach (var listener in listeners)
        {
            listener.Changed();
        }
    }

    private sealed class Listener(Reports reports, Action changed) : IDisposable
    {
        public Action Changed => changed;

        public void Dispose()
        {
            lock (reports._gate)
            {
                reports._listeners.Remove(this);
            }
        }
    }
}
