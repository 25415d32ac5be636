using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using SsoConfig.LocalOrg.Faults;
using SsoConfig.LocalOrg.Routes;
using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>
/// The authorization endpoint. OpenIddict has validated the request (client, redirect URI, scopes, PKCE); this decides between a code, a
/// form and an error.
/// </summary>
internal sealed class AuthorizeHandler(
    SessionCookie cookie,
    Interactions interactions,
    ConsentMemory consents,
    LocalOrgFaults faults,
    LocalOrgLog log,
    TimeProvider clock
)
{
    private const string ServerScheme = OpenIddictServerAspNetCoreDefaults.AuthenticationScheme;

    public async Task<IResult> HandleAsync(HttpContext http)
    {
        var request = http.GetOpenIddictServerRequest();
        if (request is null)
        {
            return Results.NotFound();
        }

        var session = await cookie.ReadAsync(http);
        var done = interactions.FindReturning(http);
        var facts = await FactsAsync(http, request, session);
        var decision = Overruled(http, facts) ?? AuthorizeDecision.Decide(facts, session, done, clock.GetUtcNow());
        if (done is null && decision is not AuthorizeDecision.Refuse)
        {
            log.Add(ProtocolEvents.Authorize(request, decision));
        }

        return decision switch
        {
            AuthorizeDecision.Ask(var form) => Ask(http, request, form, done),
            AuthorizeDecision.Refuse(var error, var description) => Refuse(error, description, done),
            AuthorizeDecision.Issue(var granted) => await IssueAsync(request, granted, done),
            _ => throw new InvalidOperationException($"The decision {decision} is unknown."),
        };
    }

    private async Task<AuthorizeFacts> FactsAsync(HttpContext http, OpenIddictRequest request, BrowserSession? session)
    {
        var prompts = request.GetPromptValues().ToHashSet();
        if (faults.Has<FaultDescription.IgnorePromptLogin>())
        {
            prompts.Remove(PromptValues.Login);
        }

        // OpenIddict has validated the hint; the scheme of the server returns its principal.
        var hint = (await http.AuthenticateAsync(ServerScheme)).Principal?.GetClaim(Claims.Subject);
        return new AuthorizeFacts(
            prompts,
            request.MaxAge is { } age && !faults.Has<FaultDescription.IgnoreMaxAge>() ? TimeSpan.FromSeconds(age) : null,
            hint,
            session is not null && await consents.IsMissingAsync(request, session.User, http.RequestAborted)
        );
    }

    private AuthorizeDecision.Refuse? Overruled(HttpContext http, AuthorizeFacts facts)
    {
        var error =
            http.Features.Get<FaultEffect.OAuthError>()?.Code
            ?? (facts.Prompts.Contains(PromptValues.None) ? faults.Find<FaultDescription.PromptNone>()?.Error : null);
        return error is null ? null : new AuthorizeDecision.Refuse(error, "A fault of the local org.");
    }

    private IResult Ask(HttpContext http, OpenIddictRequest request, FormKind form, Interaction? done)
    {
        var interaction = done ?? interactions.Begin(http, request.ClientId, [.. request.GetScopes()], request.LoginHint);
        interaction.Form = form;
        var page = form == FormKind.Consent ? ProviderPaths.Consent : ProviderPaths.SignIn;
        return Results.Redirect($"{http.Request.PathBase}/{page}?{Interactions.Parameter}={interaction.Id}");
    }

    private IResult Refuse(string error, string description, Interaction? done)
    {
        interactions.End(done);
        var properties = new AuthenticationProperties(
            new Dictionary<string, string?>
            {
                [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
                [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
            }
        );
        return Results.Forbid(properties, [ServerScheme]);
    }

    private async Task<IResult> IssueAsync(OpenIddictRequest request, BrowserSession session, Interaction? done)
    {
        interactions.End(done);
        if (done is { Consented: true })
        {
            await consents.RememberAsync(request, session.User, CancellationToken.None);
        }

        log.Add(
            new LocalOrgEvent("code_issued")
            {
                Client = request.ClientId,
                User = session.User.Email,
                Sid = session.Id,
            }
        );
        return Results.SignIn(TokenIdentity.Create(session, request.GetScopes()), authenticationScheme: ServerScheme);
    }
}
