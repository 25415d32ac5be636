using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>Describes a handler that uses the database to OpenIddict.</summary>
internal static class ScopedHandler<TContext, THandler>
    where TContext : BaseContext
    where THandler : class, IOpenIddictServerHandler<TContext>
{
    public static OpenIddictServerHandlerDescriptor WithOrder(int order) =>
        OpenIddictServerHandlerDescriptor.CreateBuilder<TContext>().UseScopedHandler<THandler>().SetOrder(order).Build();
}
