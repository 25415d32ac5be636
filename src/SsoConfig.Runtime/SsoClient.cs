using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;
using SsoConfig.ProtectedResource;
using SsoConfig.Storage;
using SsoConfig.Tokens;

namespace SsoConfig;

/// <summary>
/// Signs a user in through the system browser, so that apps of one issuer share the session, and keeps the tokens: authorization code flow
/// with PKCE for native apps (RFC 8252, OpenID Connect Core 1.0). One instance serves a whole app; every member may be called from any
/// thread.
/// </summary>
/// <remarks>
/// Whatever the provider, the network, the token store or the user does is a result, not an exception. Exceptions are
/// <see cref="OperationCanceledException"/> if the caller cancels, <see cref="ArgumentException"/> for an argument that cannot be used, and
/// <see cref="ObjectDisposedException"/> after <see cref="Dispose"/>.
/// </remarks>
public sealed class SsoClient : ISsoClient, IDisposable
{
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SsoClientServices _services;
    private readonly bool _hasTenants;
    private bool _isDisposed;

    /// <summary>Creates a client; nothing is read or sent yet.</summary>
    /// <param name="options">Who the app is and where it signs in: the generated <c>OktaConfig.Options</c>.</param>
    /// <param name="browser">The system browser of the platform.</param>
    /// <param name="tokenStore">Where tokens are kept.</param>
    /// <param name="clientOptions">Clock, network, logging and limits; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException"><see cref="SsoOptions.UseDPoP"/> is set, and there is no key store.</exception>
    public SsoClient(SsoOptions options, ISystemBrowser browser, ITokenStore tokenStore, SsoClientOptions? clientOptions = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(tokenStore);
        clientOptions ??= new SsoClientOptions();
        if (options.UseDPoP && clientOptions.ProofKeyStore is null)
        {
            throw new ArgumentException(
                "Tokens are to be bound to a key (DPoP): set ProofKeyStore to where it is kept.",
                nameof(clientOptions)
            );
        }

        _hasTenants = options.IssuerTemplate is not null;
        _time = clientOptions.TimeProvider;
        _logger = (clientOptions.LoggerFactory ?? NullLoggerFactory.Instance).CreateLogger<SsoClient>();
        _services = new SsoClientServices(this, options, browser, tokenStore, clientOptions, _logger);
    }

    /// <summary>
    /// Raised after the sign-in of this app has changed: in this process, by the provider, or in another process of the app, where the
    /// token store reports that (<see cref="ITokenStore.Watch"/>; on the desktop it does). In order, on a thread of the pool; a handler may
    /// call this client.
    /// </summary>
    public event EventHandler<SessionChangedEventArgs>? SessionChanged
    {
        add
        {
            _services.Changes.Changed += value;
            _services.Sessions.Follow();
        }
        remove => _services.Changes.Changed -= value;
    }

    /// <summary>
    /// Signs in through the system browser; a user with a session there sees no prompt. Replaces an earlier sign-in once it succeeds; the
    /// tokens of another user are then revoked. Those of the same user are not: providers may revoke the whole grant with one of its tokens
    /// (RFC 7009, section 2.1), the new tokens included.
    /// </summary>
    /// <param name="request">What differs from a plain sign-in; <see langword="null"/> for a plain one.</param>
    /// <param name="cancellationToken">Cancels the sign-in; a response that still comes is then refused.</param>
    /// <returns>How it ended; <see cref="SsoErrorCodes.RequestInProgress"/> if the browser is open for another request.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request's max age is negative.</exception>
    /// <exception cref="ArgumentException">
    /// One of the request's authentication context classes is empty or has a space, or both members name classes; or a subject is expected
    /// without its issuer, while <see cref="SsoOptions.IssuerTemplate"/> is set.
    /// </exception>
    public async Task<SignInResult> SignInAsync(SignInRequest? request = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        request ??= new SignInRequest();
        RequestArguments.ThrowIfInvalid(request, _hasTenants, nameof(request));
        using var operation = Telemetry.Start("sign_in", _time);
        Log.SignInStarted(_logger, request.Prompt, request.UseEphemeralSession);
        var result = await GuardAsync(() => _services.SignIn.SignInAsync(request, cancellationToken), Failed).ConfigureAwait(false);
        return Report(result, operation);
    }

    /// <summary>
    /// Completes a sign-in whose response came to a process that does not wait for it, because the app was ended while the browser was
    /// open, the operating system started a new process, or the visit was given up too early. Anything that is not the response to the
    /// pending sign-in is refused, changes nothing and sends nothing, so it may be called with any URI, also while another request of this
    /// app uses the browser.
    /// </summary>
    /// <param name="responseUri">The URI as it arrived.</param>
    /// <param name="cancellationToken">Cancels the sign-in.</param>
    /// <returns>How it ended.</returns>
    public async Task<SignInResult> ResumeSignInAsync(string responseUri, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        ArgumentNullException.ThrowIfNull(responseUri);
        using var operation = Telemetry.Start("sign_in", _time);
        var result = await GuardAsync(() => _services.BrowserSignIn.ResumeAsync(responseUri, cancellationToken), Failed)
            .ConfigureAwait(false);
        return Report(result, operation);
    }

    /// <summary>
    /// Asks the provider whether the browser has a session that this app may use, without prompting the user (<c>prompt=none</c>). No
    /// response changes this app's tokens. The browser appears for a moment on most platforms, so call it when in doubt, not at every
    /// start.
    /// </summary>
    /// <param name="request">What differs from a plain check; <see langword="null"/> for a plain one.</param>
    /// <param name="cancellationToken">Cancels the check.</param>
    /// <returns>What the provider says.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The request's max age is negative.</exception>
    public async Task<SessionCheckResult> CheckSessionAsync(
        SessionCheckRequest? request = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        request ??= new SessionCheckRequest();
        RequestArguments.ThrowIfNegative(request.MaxAge, nameof(request));
        using var operation = Telemetry.Start("session_check", _time);
        var result = await GuardAsync(
                () => _services.SessionCheck.CheckAsync(request, cancellationToken),
                static error => new SessionCheckResult.Failed(error)
            )
            .ConfigureAwait(false);
        return Report(result, operation);
    }

    /// <summary>
    /// Gets the access token, from memory while it is good: without allocation, I/O or lock. Near its expiry it is refreshed, once for all
    /// callers and all processes of this app.
    /// </summary>
    /// <param name="request">For which API; <see langword="null"/> for the one that the sign-in was made for.</param>
    /// <param name="cancellationToken">Ends the caller's wait, not the refresh.</param>
    /// <returns>A token, or why there is none.</returns>
    public ValueTask<AccessTokenResult> GetAccessTokenAsync(
        AccessTokenRequest? request = null,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _services.AccessTokens.GetAsync(request, cancellationToken);
    }

    /// <summary>Signs out. Tokens on this device are deleted whatever else happens; each step is reported.</summary>
    /// <param name="scope">How far the sign-out reaches.</param>
    /// <param name="cancellationToken">Cancels what can be cancelled: the provider's part.</param>
    /// <returns>What was done, step by step.</returns>
    public async Task<SignOutResult> SignOutAsync(
        SignOutScope scope = SignOutScope.SharedSession,
        CancellationToken cancellationToken = default
    )
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        using var operation = Telemetry.Start("sign_out", _time);
        var result = await _services.SignOut.SignOutAsync(scope, cancellationToken).ConfigureAwait(false);
        operation.End(result.IsComplete ? "complete" : "partial", null);
        Log.SignOutEnded(
            _logger,
            OutcomeName.From(result.RefreshTokenRevocation),
            OutcomeName.From(result.AccessTokenRevocation),
            OutcomeName.From(result.EndSession),
            OutcomeName.From(result.LocalTokens)
        );
        return result;
    }

    /// <summary>
    /// Gets the stored sign-in, without a request; <see langword="null"/> while no user is signed in. Reads the store, as another process
    /// may have changed it; if that fails, what this process has seen last counts.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The sign-in, or <see langword="null"/>.</returns>
    public async ValueTask<SsoSession?> GetSessionAsync(CancellationToken cancellationToken = default) =>
        (await ReadSessionAsync(cancellationToken).ConfigureAwait(false))?.ToSession();

    /// <summary>
    /// Gets the latest id_token of the sign-in, for a backend that wants it; <see langword="null"/> while no user is signed in. It is a
    /// secret for whoever accepts it: send it to that one only. It may have expired, as refreshes need not bring a new one.
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The id_token, or <see langword="null"/>.</returns>
    public async ValueTask<string?> GetIdTokenAsync(CancellationToken cancellationToken = default) =>
        (await ReadSessionAsync(cancellationToken).ConfigureAwait(false))?.IdToken;

    /// <summary>
    /// Gets the session that the apps of the family share on this device, without a request, so that an app can ask "Continue as Ada?"
    /// before it signs in. <see langword="null"/> if no app has started one, if it cannot be read, or if the apps share none
    /// (<see cref="SsoOptions.NativeSso"/>).
    /// </summary>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whose session it is, or <see langword="null"/>.</returns>
    public async ValueTask<SsoFamilySession?> GetFamilySessionAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _services.Family is not null && await _services.Family.FindAsync(cancellationToken).ConfigureAwait(false) is { } credential
            ? new SsoFamilySession { User = credential.ToUser(), SessionId = credential.SessionId }
            : null;
    }

    /// <summary>Ends a refresh that is under way and frees the connections. The stored sign-in stays.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
        {
            return;
        }

        _services.Dispose();
    }

    internal OriginWarnings OriginWarnings => _services.OriginWarnings;

    /// <summary>A token other than <paramref name="refused"/>.</summary>
    internal Task<AccessTokenResult> RenewAccessTokenAsync(AccessTokenRequest? request, string refused, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _services.AccessTokens.RenewAsync(request, refused, cancellationToken);
    }

    internal TimeProvider Time => _time;

    /// <summary>How requests to resource servers are sent if tokens are bound to a key.</summary>
    internal BoundRequests? BoundRequests => _services.BoundRequests;

    private async ValueTask<StoredSession?> ReadSessionAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return await _services.Sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            return _services.Sessions.Current?.Session;
        }
    }

    private static SignInResult Failed(SsoError error) => new SignInResult.Failed(error);

    /// <summary>The protocol reports its failures as outcomes; the token store and the key store throw them.</summary>
    private static async Task<T> GuardAsync<T>(Func<Task<T>> operation, Func<SsoError, T> failed)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (TokenStoreException exception)
        {
            return failed(exception.Error);
        }
        catch (ProofKeyException exception)
        {
            return failed(exception.Error);
        }
    }

    private SignInResult Report(SignInResult result, Telemetry.Operation operation)
    {
        var error = (result as SignInResult.Failed)?.Error;
        operation.End(OutcomeName.From(result), error);
        if (error is null)
        {
            Log.SignInEnded(_logger, OutcomeName.From(result));
        }
        else
        {
            Log.SignInFailed(_logger, LoggedErrorCode.From(error));
        }

        return result;
    }

    private SessionCheckResult Report(SessionCheckResult result, Telemetry.Operation operation)
    {
        var error = (result as SessionCheckResult.Failed)?.Error;
        operation.End(OutcomeName.From(result), error);
        if (error is null)
        {
            Log.SessionCheckEnded(_logger, OutcomeName.From(result));
        }
        else
        {
            Log.SessionCheckFailed(_logger, LoggedErrorCode.From(error));
        }

        return result;
    }
}
