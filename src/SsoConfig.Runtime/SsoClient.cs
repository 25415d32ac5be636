using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using SsoConfig.Browser;
using SsoConfig.Diagnostics;
using SsoConfig.DPoP;
using SsoConfig.Family;
using SsoConfig.NativeSso;
using SsoConfig.ProtectedResource;
using SsoConfig.Protocol;
using SsoConfig.SessionCheck;
using SsoConfig.SignIn;
using SsoConfig.SignOut;
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
    private readonly HttpClient _http;
    private readonly Backchannel _backchannel;
    private readonly ProviderDirectory _directory;
    private readonly SessionChangeNotifier _changes;
    private readonly SessionCache _sessions;
    private readonly AccessTokenManager _accessTokens;
    private readonly FamilyCredentials? _family;
    private readonly FamilyWatch? _familyWatch;
    private readonly SignInFlow _browserSignIn;
    private readonly NativeSsoSignIn _signIn;
    private readonly SessionCheckFlow _sessionCheck;
    private readonly SignOutFlow _signOut;
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
        OriginWarnings = new OriginWarnings(_logger);
        var proofs = options.UseDPoP ? new ProofSender(_time) : null;
        _backchannel = new Backchannel(clientOptions, proofs);
        _http = new HttpClient(_backchannel, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _directory = new ProviderDirectory(_http, options, clientOptions);

        var protocol = new ProtocolClient(options, clientOptions, _backchannel);
        var store = new SessionStore(tokenStore, options, _logger);
        var proofKeys = options.UseDPoP ? new ProofKeys(clientOptions.ProofKeyStore!) : null;
        var keys = new SessionKeys(proofKeys, store, clientOptions, _logger);
        var userAgent = new UserAgent(browser, clientOptions, _logger);
        _changes = new SessionChangeNotifier(this, _logger);
        _sessions = new SessionCache(store, clientOptions, _changes, _logger);
        var revocation = new RevocationClient(_http, options.ClientId, _time);
        var disposal = new TokenDisposal(revocation);
        _family = FamilyCredentials.Create(options, clientOptions, disposal, _logger);
        var boundSession = new BoundSession(store, _sessions, keys, _logger);
        BoundRequests = proofs is null ? null : new BoundRequests(keys, boundSession, proofs);
        var refresh = new FamilyRefresh(protocol, _family);
        _accessTokens = new AccessTokenManager(target => new AccessTokenSource(
            target,
            _sessions,
            new AccessTokenRefresher(target, store, _sessions, keys, boundSession, _directory, refresh, disposal, clientOptions, _logger),
            _time
        ));
        _familyWatch = FamilyWatch.Create(_family, _sessions, _accessTokens, _time);
        var pendingSignIns = new PendingSignIns(store, keys, clientOptions);
        var completion = new SignInCompletion(
            clientOptions,
            new CodeRedemption(protocol, _family),
            _family,
            new UserInfoClient(_http),
            disposal,
            pendingSignIns,
            keys,
            store,
            _sessions,
            _logger
        );
        _browserSignIn = new SignInFlow(
            userAgent,
            _directory,
            protocol,
            new SignInAuthorization(options, clientOptions, _family),
            pendingSignIns,
            completion,
            new CompletionElsewhere(pendingSignIns, _sessions, clientOptions),
            keys,
            _sessions,
            _logger
        );
        var exchange = new TokenExchangeClient(options, clientOptions, _backchannel);
        var sharedSession = new SharedSessionSignIn(_family, options, clientOptions, exchange, pendingSignIns, keys, completion);
        _signIn = new NativeSsoSignIn(options, _family, userAgent, _directory, sharedSession, _browserSignIn, _logger);
        _sessionCheck = new SessionCheckFlow(options, userAgent, _directory, protocol, disposal, _sessions);
        var familySignOut = new FamilySignOut(_family, _directory, revocation);
        _signOut = new SignOutFlow(options, userAgent, _directory, revocation, familySignOut, store, keys, _sessions);
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
            _changes.Changed += value;
            _sessions.Follow();
        }
        remove => _changes.Changed -= value;
    }

    /// <summary>
    /// Signs in through the system browser; a user with a session there sees no prompt. Replaces an earlier sign-in once it succeeds; the
    /// tokens of another user are then revoked. Those of the same user are not: providers may revoke the whole grant with one of its tokens
    /// (RFC 7009, section 2.1), the new tokens included.
    /// </summary>
    /// <param name="request">What differs from a plain sign-in; <see langword="null"/> for a plain one.</param>
    /// <param name="cancellationToken">Cancels the sign-in; a response that still comes is then refused.</param>
    /// <returns>
    /// How it ended. A second request while the browser is open is refused (<see cref="SsoErrorCodes.RequestInProgress"/>).
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">The request's max age is negative.</exception>
    /// <exception cref="ArgumentException">
    /// One of the request's authentication context classes is empty or has a space, or both members name classes; or a subject is expected
    /// without its issuer, while <see cref="SsoOptions.IssuerTemplate"/> is set.
    /// </exception>
    public async Task<SignInResult> SignInAsync(SignInRequest? request = null, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        request ??= new SignInRequest();
        ThrowIfNegative(request.MaxAge, nameof(request));
        ThrowIfNotWords(request.AcrValues, nameof(request));
        ThrowIfTwice(request, nameof(request));
        ThrowIfAmbiguous(request, nameof(request));
        using var operation = Telemetry.Start("sign_in", _time);
        Log.SignInStarted(_logger, request.Prompt, request.UseEphemeralSession);
        return Report(await GuardAsync(() => _signIn.SignInAsync(request, cancellationToken), Failed).ConfigureAwait(false), operation);
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
        return Report(
            await GuardAsync(() => _browserSignIn.ResumeAsync(responseUri, cancellationToken), Failed).ConfigureAwait(false),
            operation
        );
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
        ThrowIfNegative(request.MaxAge, nameof(request));
        using var operation = Telemetry.Start("session_check", _time);
        var result = await GuardAsync(
                () => _sessionCheck.CheckAsync(request, cancellationToken),
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
        return _accessTokens.GetAsync(request, cancellationToken);
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
        var result = await _signOut.SignOutAsync(scope, cancellationToken).ConfigureAwait(false);
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
        return _family is not null && await _family.FindAsync(cancellationToken).ConfigureAwait(false) is { } credential
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

        _familyWatch?.Dispose();
        _accessTokens.Dispose();
        _sessions.Dispose();
        _directory.Dispose();
        _http.Dispose();
        _backchannel.Dispose();
    }

    internal OriginWarnings OriginWarnings { get; }

    /// <summary>A token other than <paramref name="refused"/>.</summary>
    internal Task<AccessTokenResult> RenewAccessTokenAsync(AccessTokenRequest? request, string refused, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return _accessTokens.RenewAsync(request, refused, cancellationToken);
    }

    internal TimeProvider Time => _time;

    /// <summary>How requests to resource servers are sent if tokens are bound to a key.</summary>
    internal BoundRequests? BoundRequests { get; }

    private async ValueTask<StoredSession?> ReadSessionAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return await _sessions.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TokenStoreException)
        {
            return _sessions.Current?.Session;
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

    private static void ThrowIfNotWords(IReadOnlyList<string>? acrValues, string parameter)
    {
        if (acrValues?.FirstOrDefault(static value => value.Length == 0 || value.Any(char.IsWhiteSpace)) is { } wrong)
        {
            throw new ArgumentException($"'{wrong}' cannot be an authentication context class. Use one list entry per class.", parameter);
        }
    }

    private static void ThrowIfTwice(SignInRequest request, string parameter)
    {
        if (request.AcrValues is { Count: > 0 } && RequestParameters.Contains(request.Parameters, RequestParameters.AcrValues))
        {
            throw new ArgumentException("The parameters name 'acr_values', which AcrValues sets. Use one of them.", parameter);
        }
    }

    private void ThrowIfAmbiguous(SignInRequest request, string parameter)
    {
        if (_hasTenants && request is { ExpectedSubject: not null, ExpectedIssuer: null })
        {
            throw new ArgumentException(
                "With `issuerTemplate`, each tenant may have a user of that subject: set ExpectedIssuer to the Issuer of the user, too.",
                parameter
            );
        }
    }

    private static void ThrowIfNegative(TimeSpan? maxAge, string parameter)
    {
        if (maxAge < TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(parameter, maxAge, "The max age cannot be negative.");
        }
    }
}
