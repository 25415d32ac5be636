using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg;

/// <summary>
/// Sends the error of a bad request to the app that sent it, once client and redirect URI are known to belong together (RFC 6749 §4.1.2.1).
/// OpenIddict shows such an error to the person instead.
/// </summary>
internal static class ErrorsToApp
{
    // Between the handler that takes the redirect URI of a good request and the one that looks how to answer there.
    private const int AfterRedirectUri = int.MinValue + 100_500;

    public static OpenIddictServerBuilder SendErrorsToApp(this OpenIddictServerBuilder server, IReadOnlyList<OrgApp> apps) =>
        server.AddEventHandler<ApplyAuthorizationResponseContext>(handler => handler.SetOrder(AfterRedirectUri).UseInlineHandler(context =>
        {
            if (context is { Error: not null, RedirectUri: null, Request: { ClientId: { } client, RedirectUri: { } redirect } }
                && apps.Any(app => app.ClientId == client && app.RedirectUris.Contains(redirect)))
            {
                context.RedirectUri = redirect;
            }

            return ValueTask.CompletedTask;
        }));
}
