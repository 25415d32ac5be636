namespace SsoConfig.Protocol;

/// <summary>Tells the response to one request from every other URI that arrives. A URI is parsed once, by whoever asks first.</summary>
internal sealed class CallbackMatcher(string registeredUri, string state)
{
    private volatile Parsed? _last;

    /// <summary>RP-Initiated Logout 1.0, section 3, returns the state; several providers do not (Auth0, Cognito, FusionAuth).</summary>
    public bool IsStateOptional { get; init; }

    /// <summary>Whether the visit is over with this URI, even if it is then refused.</summary>
    public bool Ends(string uri) => Match(uri).IsSuccess || CallbackUri.Echoes(uri, state);

    /// <summary>The callback, if it comes to the registered URI and echoes the state.</summary>
    public Outcome<CallbackUri> Match(string uri)
    {
        if (_last is { } last && last.Uri == uri)
        {
            return last.Callback;
        }

        var callback = Judge(uri);
        _last = new Parsed(uri, callback);
        return callback;
    }

    /// <summary>The state comes first: what else is wrong with a URI says something only of the response to this request.</summary>
    private Outcome<CallbackUri> Judge(string uri)
    {
        var callback = CallbackUri.Parse(uri, registeredUri);
        var hasState = callback.IsSuccess
            ? callback.Value.HasState(state) || (IsStateOptional && callback.Value.HasNoState)
            : callback.Error.Code == SsoErrorCodes.RedirectMismatch || CallbackUri.Echoes(uri, state);
        return hasState ? callback : Errors.StateMismatch;
    }

    private sealed record Parsed(string Uri, Outcome<CallbackUri> Callback)
    {
        public override string ToString() => nameof(Parsed);
    }
}
