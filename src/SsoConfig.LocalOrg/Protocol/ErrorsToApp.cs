using OpenIddict.Server;
using SsoConfig.LocalOrg.Clients;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// Sends the error of a bad request to the app that sent it, if client and redirect URI are known to belong together (RFC 6749 §4.1.2.1).
/// OpenIddict shows such an error to the user instead.
/// </summary>
internal sealed class ErrorsToApp(ClientDirectory clients) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    // Between the handler that sets the redirect URI of a valid request and the one that decides how to respond there.
    private const int AfterRedirectUri = int.MinValue + 100_500;

    public static OpenIddictServerHandlerDescriptor Descriptor { get; } =
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<ApplyAuthorizationResponseContext>()
            .UseSingletonHandler<ErrorsToApp>()
            .SetOrder(AfterRedirectUri)
            .Build();

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (
            context is { Error: not null, RedirectUri: null, Request: { ClientId: { } client, RedirectUri: { } redirect } }
            && clients.Find(client)?.RedirectUris.Contains(redirect) == true
        )
        {
            context.RedirectUri = redirect;
        }

        return ValueTask.CompletedTask;
    }
}
