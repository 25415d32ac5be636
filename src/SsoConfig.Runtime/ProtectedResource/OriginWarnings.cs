using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Http;

namespace SsoConfig.ProtectedResource;

/// <summary>
/// Warns of each origin that gets no access token once: an app may send a thousand requests to it. Not of more origins than a list of
/// allowed ones may have forgotten, as whoever chooses where requests go would choose how much is logged and kept.
/// </summary>
internal sealed class OriginWarnings(ILogger logger)
{
    private const int Limit = 100;

    private readonly ConcurrentDictionary<Origin, bool> _warned = new();

    public void Warn(Origin origin)
    {
        if (!_warned.ContainsKey(origin) && _warned.Count < Limit && _warned.TryAdd(origin, true))
        {
            Log.OriginNotAllowed(logger, origin.ToString());
        }
    }
}
