using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <summary>Authorization requests that were pushed (RFC 9126), each good for one visit of the browser.</summary>
internal sealed class PushedRequestStore
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _requests = new();

    /// <returns>The body of the response, section 2.2.</returns>
    public JsonObject Add(IReadOnlyDictionary<string, string> form)
    {
        var requestUri = "urn:ietf:params:oauth:request_uri:" + Guid.NewGuid().ToString("N");
        _requests[requestUri] = form;
        return new JsonObject { ["request_uri"] = requestUri, ["expires_in"] = 60 };
    }

    /// <summary>The parameters that were pushed, or those of the query if none were.</summary>
    public Dictionary<string, string> Unpack(Dictionary<string, string> query) =>
        query.TryGetValue("request_uri", out var requestUri) && _requests.TryRemove(requestUri, out var parameters)
            ? new Dictionary<string, string>(parameters)
            : query;
}
