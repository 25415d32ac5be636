using Microsoft.AspNetCore.Authentication;

namespace SsoConfig.LocalOrg.Sessions;

/// <summary>The browser session in its cookie.</summary>
internal sealed class SessionCookie(LocalOrgOptions options)
{
    public const string Scheme = "session";

    public async Task<BrowserSession?> ReadAsync(HttpContext http) =>
        await http.AuthenticateAsync(Scheme) is { Succeeded: true, Principal: var principal }
            ? BrowserSession.FromPrincipal(principal, options.Users)
            : null;

    public Task WriteAsync(HttpContext http, BrowserSession session) =>
        http.SignInAsync(
            Scheme,
            session.ToPrincipal(),
            new AuthenticationProperties { IsPersistent = options.Cookie == SessionCookieKind.Persistent }
        );

    public static Task DeleteAsync(HttpContext http) => http.SignOutAsync(Scheme);
}
