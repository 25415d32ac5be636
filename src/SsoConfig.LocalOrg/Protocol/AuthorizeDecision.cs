using SsoConfig.LocalOrg.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg.Protocol;

/// <summary>The parts of an authorization request that decide between a response and a form.</summary>
/// <param name="Prompts">The <c>prompt</c> values.</param>
/// <param name="MaxAge">The <c>max_age</c>.</param>
/// <param name="HintedSubject">The subject of the <c>id_token_hint</c>.</param>
/// <param name="ConsentMissing">Whether consent is required and the user has not given it.</param>
internal sealed record AuthorizeFacts(IReadOnlySet<string> Prompts, TimeSpan? MaxAge, string? HintedSubject, bool ConsentMissing);

/// <summary>The response to an authorization request (OpenID Connect Core §3.1.2.3 and §3.1.2.4).</summary>
internal abstract record AuthorizeDecision
{
    private AuthorizeDecision() { }

    public sealed record Issue(BrowserSession Session) : AuthorizeDecision;

    public sealed record Ask(FormKind Form) : AuthorizeDecision;

    public sealed record Refuse(string Error, string Description) : AuthorizeDecision;

    public static AuthorizeDecision Decide(AuthorizeFacts facts, BrowserSession? session, Interaction? done, DateTimeOffset now)
    {
        if (done is { Declined: true })
        {
            return new Refuse(Errors.AccessDenied, "The user declined.");
        }

        var fresh = session is not null && session.Id == done?.FreshSession;
        if (session is null || (!fresh && NeedsSignIn(facts, session, now)))
        {
            return AskUnlessSilent(facts, FormKind.SignIn, Errors.LoginRequired, "No session satisfies the request.");
        }

        if (facts.HintedSubject is { } hinted && hinted != session.User.Subject)
        {
            return new Refuse(Errors.LoginRequired, "The user who signed in is not the one of the id_token_hint.");
        }

        if (facts.Prompts.Contains(PromptValues.SelectAccount) && !fresh && done is not { AccountChosen: true })
        {
            return new Ask(FormKind.SelectAccount);
        }

        return done is not { Consented: true } && (facts.ConsentMissing || facts.Prompts.Contains(PromptValues.Consent))
            ? AskUnlessSilent(facts, FormKind.Consent, Errors.ConsentRequired, "The user has not given consent to this app.")
            : new Issue(session);
    }

    private static bool NeedsSignIn(AuthorizeFacts facts, BrowserSession session, DateTimeOffset now) =>
        facts.Prompts.Contains(PromptValues.Login)
        || (facts.MaxAge is { } age && (age == TimeSpan.Zero || now - session.AuthenticatedAt > age))
        || (facts.HintedSubject is { } hinted && hinted != session.User.Subject);

    private static AuthorizeDecision AskUnlessSilent(AuthorizeFacts facts, FormKind form, string error, string description) =>
        facts.Prompts.Contains(PromptValues.None) ? new Refuse(error, description) : new Ask(form);
}
