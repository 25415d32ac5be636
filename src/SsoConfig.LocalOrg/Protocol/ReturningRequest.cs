using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// Restores the request that a form belongs to. After the form the browser returns with the id of the interaction alone: the parameters of
/// a POST request never become part of an address, and the browser cannot change them.
/// </summary>
internal sealed class ReturningRequest<T>(Interactions interactions) : IOpenIddictServerHandler<T>
    where T : BaseValidatingContext
{
    // Requests wait for the user in memory, so their size is limited.
    private const int MaxLength = 16 * 1024;

    public ValueTask HandleAsync(T context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        if (Interactions.LengthOf(http.Request) > MaxLength)
        {
            context.Reject(Errors.InvalidRequest, "The request is too long.");
        }
        else if (interactions.FindReturning(http) is { } interaction)
        {
            context.Transaction.Request = new OpenIddictRequest(interaction.Parameters);
        }
        else if (http.Request.Query.Count == 1 && http.Request.Query.ContainsKey(Interactions.Parameter))
        {
            context.Reject(Errors.InvalidRequest, "This page has expired. Go back to the app and start again.");
        }

        return ValueTask.CompletedTask;
    }
}

internal static class ReturningRequest
{
    public static OpenIddictServerHandlerDescriptor OfAuthorization { get; } = Describe<ExtractAuthorizationRequestContext>();

    public static OpenIddictServerHandlerDescriptor OfEndSession { get; } = Describe<ExtractEndSessionRequestContext>();

    private static OpenIddictServerHandlerDescriptor Describe<T>()
        where T : BaseValidatingContext =>
        OpenIddictServerHandlerDescriptor
            .CreateBuilder<T>()
            .UseSingletonHandler<ReturningRequest<T>>()
            .SetOrder(OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<T>.Descriptor.Order + 500)
            .Build();
}
