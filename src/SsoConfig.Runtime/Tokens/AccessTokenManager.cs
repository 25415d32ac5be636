using System.Collections.Concurrent;

namespace SsoConfig.Tokens;

/// <summary>
/// The access tokens of the sign-in: the one it was made for, and one for each further API, each with its own expiry and its own renewal.
/// </summary>
internal sealed class AccessTokenManager : IDisposable
{
    private readonly Func<TokenTarget, AccessTokenSource> _createSource;
    private readonly AccessTokenSource _signIn;
    private readonly ConcurrentDictionary<TokenTarget, AccessTokenSource> _others = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _disposed;

    public AccessTokenManager(Func<TokenTarget, AccessTokenSource> createSource)
    {
        _createSource = createSource;
        _signIn = createSource(TokenTarget.SignIn);
        _disposed = _lifetime.Token;
    }

    /// <summary>Without allocation or I/O while the token is good.</summary>
    public ValueTask<AccessTokenResult> GetAsync(AccessTokenRequest? request, CancellationToken cancellationToken)
    {
        return Find(request).GetAsync(_disposed, cancellationToken);
    }

    /// <summary>A token other than <paramref name="refused"/>, which a resource would not accept, if it may be renewed already.</summary>
    public Task<AccessTokenResult> RenewAsync(AccessTokenRequest? request, string refused, CancellationToken cancellationToken)
    {
        return Find(request).RenewAsync(refused, _disposed, cancellationToken);
    }

    /// <inheritdoc cref="AccessTokenSource.ConfirmAsync"/>
    public Task<AccessTokenResult> ConfirmAsync(string accessToken) => _signIn.ConfirmAsync(accessToken, _disposed);

    public void Dispose()
    {
        _lifetime.Cancel();
        _lifetime.Dispose();
    }

    private AccessTokenSource Find(AccessTokenRequest? request) =>
        request is null || request.Target.IsSignIn ? _signIn : _others.GetOrAdd(request.Target, _createSource);
}
