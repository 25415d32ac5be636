using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>
/// The authorization endpoint. OpenIddict has checked the request by then (client, redirect URI, scopes, PKCE); what is left is whether the
/// browser session answers it, a form, or an error.
/// </summary>
internal sealed class AuthorizeEndpoint(
    SessionCookie cookie, Interactions interactions, ConsentMemory consents, FaultState faults, OrgLog log, TimeProvider clock)
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
            _ => throw new InvalidOperationException($"The decision {decision} has no meaning."),
        };
    }

    private async Task<AuthorizeFacts> FactsAsync(HttpContext http, OpenIddictRequest request, BrowserSession? session)
    {
        var prompts = request.GetPromptValues().ToHashSet();
        if (faults.Has<Fault.IgnorePromptLogin>())
        {
            prompts.Remove(PromptValues.Login);
        }

        // OpenIddict has checked the hint's signature; its principal is what the scheme of the server returns here.
        var hint = (await http.AuthenticateAsync(ServerScheme)).Principal?.GetClaim(Claims.Subject);
        return new AuthorizeFacts(
            prompts,
            request.MaxAge is { } age && !faults.Has<Fault.IgnoreMaxAge>() ? TimeSpan.FromSeconds(age) : null,
            hint,
            session is not null && await consents.IsMissingAsync(request, session.Person, http.RequestAborted));
    }

    private AuthorizeDecision.Refuse? Overruled(HttpContext http, AuthorizeFacts facts)
    {
        var error = http.Features.Get<FaultEffect.OAuthError>()?.Code
            ?? (facts.Prompts.Contains(PromptValues.None) ? faults.Find<Fault.PromptNone>()?.Error : null);
        return error is null ? null : new AuthorizeDecision.Refuse(error, "The local org was asked to answer so.");
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
        var properties = new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        });
        return Results.Forbid(properties, [ServerScheme]);
    }

    private async Task<IResult> IssueAsync(OpenIddictRequest request, BrowserSession session, Interaction? done)
    {
        interactions.End(done);
        if (done is { Consented: true })
        {
            await consents.RememberAsync(request, session.Person, CancellationToken.None);
        }

        log.Add(new OrgEvent("code_issued") { Client = request.ClientId, User = session.Person.Email, Sid = session.Id });
        return Results.SignIn(IdentityOf.Session(session, request.GetScopes()), authenticationScheme: ServerScheme);
    }
}
