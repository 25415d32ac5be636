using OpenIddict.Abstractions;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>Logs the responses of the protocol endpoints.</summary>
internal static class ProtocolEvents
{
    // The order in which OpenIddict runs handlers: after those that fill the response, before the one that writes it.
    private const int BeforeResponse = 0;

    // Only these words and the ids of registered clients reach the log, since a client may send anything.
    private static readonly string[] KnownPrompts =
    [
        PromptValues.None,
        PromptValues.Login,
        PromptValues.Consent,
        PromptValues.SelectAccount,
    ];
    private static readonly string[] KnownGrants = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken, GrantTypes.TokenExchange];

    public static OpenIddictServerBuilder LogTo(this OpenIddictServerBuilder server, LocalOrgLog log, ClientDirectory clients) =>
        server
            .Observe<ApplyAuthorizationResponseContext>(context =>
            {
                if (context.Error is not null)
                {
                    log.Add(
                        Authorize(context.Request, context.Response.Error) with
                        {
                            Client = clients.Find(context.Request?.ClientId)?.ClientId,
                        }
                    );
                }
            })
            .Observe<ApplyPushedAuthorizationResponseContext>(context => log.Add(From("push", context, clients)))
            .Observe<ApplyTokenResponseContext>(context =>
                log.Add(From("token", context, clients) with { Grant = Known(context.Request?.GrantType, KnownGrants) })
            )
            .Observe<ApplyRevocationResponseContext>(context => log.Add(From("revoke", context, clients)))
            .Observe<ApplyIntrospectionResponseContext>(context => log.Add(From("introspect", context, clients)))
            .Observe<ApplyUserInfoResponseContext>(context => log.Add(From("userinfo", context, clients)))
            .Observe<ApplyEndSessionResponseContext>(context =>
            {
                if (context.Error is not null)
                {
                    log.Add(From("end_session", context, clients));
                }
            });

    /// <summary>An authorization request that led to a form or to a code.</summary>
    public static LocalOrgEvent Authorize(OpenIddictRequest request, AuthorizeDecision decision) =>
        Authorize(request, error: null) with
        {
            Outcome = decision is AuthorizeDecision.Ask ? "form" : "silent",
            Form = decision switch
            {
                AuthorizeDecision.Ask(FormKind.SignIn) => "sign_in",
                AuthorizeDecision.Ask(FormKind.SelectAccount) => "select_account",
                AuthorizeDecision.Ask(FormKind.Consent) => "consent",
                _ => null,
            },
        };

    private static LocalOrgEvent Authorize(OpenIddictRequest? request, string? error) =>
        new("authorize")
        {
            Client = request?.ClientId,
            Prompt = Known(request?.Prompt, KnownPrompts),
            MaxAge = request?.MaxAge,
            Outcome = OutcomeOf(error),
        };

    private static LocalOrgEvent From(string kind, BaseRequestContext context, ClientDirectory clients) =>
        new(kind)
        {
            Client = clients.Find(context.Transaction.Request?.ClientId)?.ClientId,
            Outcome = OutcomeOf(context.Transaction.Response?.Error),
        };

    private static string OutcomeOf(string? error) => error is null ? "ok" : $"error:{error}";

    private static string? Known(string? words, string[] known) =>
        words?.Split(' ').Intersect(known).ToList() is { Count: > 0 } found ? string.Join(' ', found) : null;

    private static OpenIddictServerBuilder Observe<T>(this OpenIddictServerBuilder server, Action<T> observe)
        where T : BaseContext =>
        server.AddEventHandler<T>(handler =>
            handler
                .SetOrder(BeforeResponse)
                .UseInlineHandler(context =>
                {
                    observe(context);
                    return ValueTask.CompletedTask;
                })
        );
}
