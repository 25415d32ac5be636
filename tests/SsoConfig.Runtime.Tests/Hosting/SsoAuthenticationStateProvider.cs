using Microsoft.AspNetCore.Components.Authorization;

namespace SsoConfig.Tests.Hosting;

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

    private static AuthenticationState StateOf(SsoSession? session) =>
        session is null ? SignedOut : new AuthenticationState(session.User.ToClaimsPrincipal(roleClaim: "groups"));

    private void OnSessionChanged(object? sender, SessionChangedEventArgs change) =>
        NotifyAuthenticationStateChanged(Task.FromResult(StateOf(change.Session)));
}
