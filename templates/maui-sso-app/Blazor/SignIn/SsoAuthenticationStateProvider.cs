using Microsoft.AspNetCore.Components.Authorization;
using SsoConfig;

namespace SsoAppNamespace;

/// <summary>The session as the authentication state of <c>AuthorizeView</c> and <c>[Authorize]</c>.</summary>
internal sealed class SsoAuthenticationStateProvider : AuthenticationStateProvider, IDisposable
{
    private static readonly AuthenticationState SignedOut = new(new());
    private readonly ISsoClient _sso;

    public SsoAuthenticationStateProvider(ISsoClient sso)
    {
        _sso = sso;
        _sso.SessionChanged += OnSessionChanged;
    }

    public override async Task<AuthenticationState> GetAuthenticationStateAsync() => StateOf(await _sso.GetSessionAsync());

    public void Dispose() => _sso.SessionChanged -= OnSessionChanged;

    // "groups" is the claim that the provider puts roles into.
    private static AuthenticationState StateOf(SsoSession? session) =>
        session is null ? SignedOut : new AuthenticationState(session.User.ToClaimsPrincipal(roleClaim: "groups"));

    private void OnSessionChanged(object? sender, SessionChangedEventArgs change) =>
        NotifyAuthenticationStateChanged(Task.FromResult(StateOf(change.Session)));
}
