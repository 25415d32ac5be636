using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg;

/// <summary>Writes down what the protocol endpoints answered.</summary>
internal static class ProtocolEvents
{
    // The order in which OpenIddict runs handlers: after those that fill the answer in, before the one that writes it.
    private const int BeforeAnswer = 0;

    // Only these words reach the log: what a client sends may be anything.
    private static readonly string[] KnownPrompts = [PromptValues.None, PromptValues.Login, PromptValues.Consent, PromptValues.SelectAccount];
    private static readonly string[] KnownGrants = [GrantTypes.AuthorizationCode, GrantTypes.RefreshToken];

    public static OpenIddictServerBuilder LogTo(this OpenIddictServerBuilder server, OrgLog log) => server
        .Observe<ApplyAuthorizationResponseContext>(context =>
        {
            if (context.Error is not null)
            {
                log.Add(Authorize(context.Request, context.Response.Error));
            }
        })
        .Observe<ApplyPushedAuthorizationResponseContext>(context => log.Add(Of("push", context)))
        .Observe<ApplyTokenResponseContext>(context => log.Add(Of("token", context) with { Grant = Known(context.Request?.GrantType, KnownGrants) }))
        .Observe<ApplyRevocationResponseContext>(context => log.Add(Of("revoke", context)))
        .Observe<ApplyUserInfoResponseContext>(context => log.Add(Of("userinfo", context)))
        .Observe<ApplyEndSessionResponseContext>(context =>
        {
            if (context.Error is not null)
            {
                log.Add(Of("end_session", context));
            }
        });

    /// <summary>An authorization request that was answered with a form or from the session.</summary>
    public static OrgEvent Authorize(OpenIddictRequest request, AuthorizeDecision decision) => Authorize(request, error: null) with
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

    private static OrgEvent Authorize(OpenIddictRequest? request, string? error) => new("authorize")
    {
        Client = request?.ClientId,
        Prompt = Known(request?.Prompt, KnownPrompts),
        MaxAge = request?.MaxAge,
        Outcome = OutcomeOf(error),
    };

    private static OrgEvent Of(string kind, BaseRequestContext context) => new(kind)
    {
        Client = context.Transaction.Request?.ClientId,
        Outcome = OutcomeOf(context.Transaction.Response?.Error),
    };

    private static string OutcomeOf(string? error) => error is null ? "ok" : $"error:{error}";

    private static string? Known(string? words, string[] known) =>
        words?.Split(' ').Intersect(known).ToList() is { Count: > 0 } found ? string.Join(' ', found) : null;

    private static OpenIddictServerBuilder Observe<T>(this OpenIddictServerBuilder server, Action<T> observe)
        where T : BaseContext =>
        server.AddEventHandler<T>(handler => handler.SetOrder(BeforeAnswer).UseInlineHandler(context =>
        {
            observe(context);
            return ValueTask.CompletedTask;
        }));
}
