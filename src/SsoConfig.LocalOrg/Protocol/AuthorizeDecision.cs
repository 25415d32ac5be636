using static OpenIddict.Abstractions.OpenIddictConstants;

namespace SsoConfig.LocalOrg;

/// <summary>What an authorization request asks for, as far as it decides between an answer and a form.</summary>
/// <param name="Prompts">The <c>prompt</c> values.</param>
/// <param name="MaxAge">The <c>max_age</c>.</param>
/// <param name="HintedSubject">The subject of the <c>id_token_hint</c>.</param>
/// <param name="ConsentMissing">Whether the org asks for consent and the person never gave it.</param>
internal sealed record AuthorizeFacts(IReadOnlySet<string> Prompts, TimeSpan? MaxAge, string? HintedSubject, bool ConsentMissing);

/// <summary>How an authorization request is answered (OpenID Connect Core §3.1.2.3 and §3.1.2.4).</summary>
internal abstract record AuthorizeDecision
{
    private AuthorizeDecision()
    {
    }

    public sealed record Issue(BrowserSession Session) : AuthorizeDecision;

    public sealed record Ask(FormKind Form) : AuthorizeDecision;

    public sealed record Refuse(string Error, string Description) : AuthorizeDecision;

    public static AuthorizeDecision Decide(AuthorizeFacts facts, BrowserSession? session, Interaction? done, DateTimeOffset now)
    {
        if (done is { Declined: true })
        {
            return new Refuse(Errors.AccessDenied, "The person said no.");
        }

        var fresh = session is not null && session.Id == done?.FreshSession;
        if (session is null || (!fresh && NeedsSignIn(facts, session, now)))
        {
            return AskUnlessSilent(facts, FormKind.SignIn, Errors.LoginRequired, "There is no session that satisfies the request.");
        }

        if (facts.HintedSubject is { } hinted && hinted != session.Person.Subject)
        {
            return new Refuse(Errors.LoginRequired, "Somebody else signed in than the id_token_hint names.");
        }

        if (facts.Prompts.Contains(PromptValues.SelectAccount) && !fresh && done is not { AccountChosen: true })
        {
            return new Ask(FormKind.SelectAccount);
        }

        return done is not { Consented: true } && (facts.ConsentMissing || facts.Prompts.Contains(PromptValues.Consent))
            ? AskUnlessSilent(facts, FormKind.Consent, Errors.ConsentRequired, "The person has not given consent to this app.")
            : new Issue(session);
    }

    private static bool NeedsSignIn(AuthorizeFacts facts, BrowserSession session, DateTimeOffset now) =>
        facts.Prompts.Contains(PromptValues.Login)
        || (facts.MaxAge is { } age && (age == TimeSpan.Zero || now - session.AuthenticatedAt > age))
        || (facts.HintedSubject is { } hinted && hinted != session.Person.Subject);

    private static AuthorizeDecision AskUnlessSilent(AuthorizeFacts facts, FormKind form, string error, string description) =>
        facts.Prompts.Contains(PromptValues.None) ? new Refuse(error, description) : new Ask(form);
}

/// <summary>The forms that can answer an authorization request.</summary>
internal enum FormKind
{
    SignIn,
    SelectAccount,
    Consent,
}
