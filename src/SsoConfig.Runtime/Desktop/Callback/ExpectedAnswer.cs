using SsoConfig.Browser;

namespace SsoConfig.Desktop.Callback;

/// <summary>
/// What an answer must look like to end the waiting: it comes to the redirect URI and carries the state of the request. Any web page can
/// send an answer; one without the state leaves the real one awaited. The runtime checks it all again.
/// </summary>
/// <param name="RedirectUri">Where the answer comes to.</param>
/// <param name="State">The state, or <see langword="null"/> where the request does not show it (RFC 9126).</param>
/// <param name="MayLackState">Whether an answer without any state ends the waiting: after sign-out, where some providers forget to echo it.</param>
internal sealed record ExpectedAnswer(string RedirectUri, string? State, bool MayLackState)
{
    public static ExpectedAnswer Of(BrowserRequest request) =>
        new(request.RedirectUri, Parameter(request.StartUri, "state"), MayLackState: Parameter(request.StartUri, "response_type") is null);

    public bool IsMet(string responseUri) =>
        CallbackUri.Answers(RedirectUri, responseUri) && (State is null || IsStateMet(Parameter(responseUri, "state")));

    private bool IsStateMet(string? state) => state is null ? MayLackState : state == State;

    private static string? Parameter(string uri, string name)
    {
        var query = uri.IndexOf('?') is var start and >= 0 ? uri.AsSpan(start + 1) : default;
        if (query.IndexOf('#') is var end and >= 0)
        {
            query = query[..end];
        }

        foreach (var range in query.Split('&'))
        {
            var parameter = query[range];
            if (parameter.StartsWith(name, StringComparison.Ordinal) && parameter[name.Length..] is ['=', .. var value])
            {
                return Uri.UnescapeDataString(value.ToString().Replace('+', ' '));
            }
        }

        return null;
    }
}
