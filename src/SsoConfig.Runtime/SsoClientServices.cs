using Microsoft.Extensions.Logging;
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

/// <summary>The parts of one client, composed: its flows, what they share, and what is disposed of with it.</summary>
internal sealed class SsoClientServices : IDisposable
{
    private readonly HttpClient _http;
    private readonly Backchannel _backchannel;
    private readonly ProviderDirectory _directory;
    private readonly FamilyWatch? _familyWatch;

    public SsoClientServices(
        SsoClient sender,
        SsoOptions options,
        ISystemBrowser browser,
        ITokenStore tokenStore,
        SsoClientOptions clientOptions,
        ILogger logger
    )
    {
        var time = clientOptions.TimeProvider;
        OriginWarnings = new OriginWarnings(logger);
        var proofs = options.UseDPoP ? new ProofSender(time) : null;
        _backchannel = new Backchannel(clientOptions, proofs);
        _http = new HttpClient(_backchannel, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _directory = new ProviderDirectory(_http, options, clientOptions);

        var protocol = new ProtocolClient(options, clientOptions, _backchannel);
        var store = new SessionStore(tokenStore, options, logger);
        var proofKeys = options.UseDPoP ? new ProofKeys(clientOptions.ProofKeyStore!) : null;
        var keys = new SessionKeys(proofKeys, store, clientOptions, logger);
        var userAgent = new UserAgent(browser, clientOptions, logger);
        Changes = new SessionChangeNotifier(sender, logger);
        Sessions = new SessionCache(store, clientOptions, Changes, logger);
        var revocation = new RevocationClient(_http, options.ClientId, time);
        var disposal = new TokenDisposal(revocation);
        Family = FamilyCredentials.Create(options, clientOptions, disposal, logger);
        var boundSession = new BoundSession(store, Sessions, keys, logger);
        BoundRequests = proofs is null ? null : new BoundRequests(keys, boundSession, proofs);
        var refresh = new FamilyRefresh(protocol, Family);
        AccessTokens = new AccessTokenManager(target => new AccessTokenSource(
            target,
            Sessions,
            new AccessTokenRefresher(target, store, Sessions, keys, boundSession, _directory, refresh, disposal, clientOptions, logger),
            time
        ));
        _familyWatch = FamilyWatch.Create(Family, Sessions, AccessTokens, time, logger);
        var pendingSignIns = new PendingSignIns(store, keys, clientOptions);
        var completion = new SignInCompletion(
            clientOptions,
            new CodeRedemption(protocol, Family),
            Family,
            new UserInfoClient(_http),
            disposal,
            pendingSignIns,
            keys,
            store,
            Sessions,
            logger
        );
        BrowserSignIn = new SignInFlow(
            userAgent,
            _directory,
            protocol,
            new SignInAuthorization(options, clientOptions, Family),
            pendingSignIns,
            completion,
            new CompletionElsewhere(pendingSignIns, Sessions, clientOptions),
            keys,
            Sessions,
            logger
        );
        var exchange = new TokenExchangeClient(options, clientOptions, _backchannel);
        var sharedSession = new SharedSessionSignIn(Family, options, clientOptions, exchange, pendingSignIns, keys, completion);
        SignIn = new NativeSsoSignIn(options, Family, userAgent, _directory, sharedSession, BrowserSignIn, logger);
        SessionCheck = new SessionCheckFlow(options, userAgent, _directory, protocol, disposal, Sessions);
        var familySignOut = new FamilySignOut(Family, _directory, revocation);
        SignOut = new SignOutFlow(options, userAgent, _directory, revocation, familySignOut, store, keys, Sessions);
    }

    public OriginWarnings OriginWarnings { get; }

    /// <summary>How requests to resource servers are sent if tokens are bound to a key.</summary>
    public BoundRequests? BoundRequests { get; }

    public SessionChangeNotifier Changes { get; }

    public SessionCache Sessions { get; }

    public AccessTokenManager AccessTokens { get; }

    public FamilyCredentials? Family { get; }

    public SignInFlow BrowserSignIn { get; }

    public NativeSsoSignIn SignIn { get; }

    public SessionCheckFlow SessionCheck { get; }

    public SignOutFlow SignOut { get; }

    public void Dispose()
    {
        _familyWatch?.Dispose();
        AccessTokens.Dispose();
        Sessions.Dispose();
        _directory.Dispose();
        _http.Dispose();
        _backchannel.Dispose();
    }
}
