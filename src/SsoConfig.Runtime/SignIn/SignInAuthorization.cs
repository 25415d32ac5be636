using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignIn;

/// <summary>What a sign-in asks the provider for.</summary>
internal sealed class SignInAuthorization(SsoOptions options, SsoClientOptions clientOptions)
{
    /// <param name="request">The sign-in as the app wants it.</param>
    /// <param name="session">The stored sign-in, if the request names a user.</param>
    public AuthorizationRequest Create(SignInRequest request, StoredSession? session)
    {
        var isLogin = request.Prompt == Prompt.Login;
        var expected = session?.Subject == request.ExpectedSubject ? session : null;
        return new AuthorizationRequest
        {
            Scope = options.Scopes,
            Prompt = PromptValue(request.Prompt),
            LoginHint = request.LoginHint,
            IdTokenHint = IdTokenHint.From(expected?.IdToken),
            MaxAge = isLogin && clientOptions.SendMaxAgeWithPromptLogin ? TimeSpan.Zero : request.MaxAge,
            MaxAuthenticationAge = isLogin ? TimeSpan.Zero : request.MaxAge,
            AcceptsMissingAuthenticationTime = isLogin && clientOptions.AcceptPromptLoginWithoutAuthTime,
            Subject = request.ExpectedSubject,
            SubjectIssuer = expected?.SubjectIssuer,
            AcrValues = request.AcrValues,
            IsEphemeral = request.UseEphemeralSession,
        };
    }

    /// <summary>
    /// Google shows an error page for offline_access and sends nothing back: the log is then the only place that can tell the reason.
    /// </summary>
    public void WarnOfUnlistedScopes(Provider provider, ILogger logger)
    {
        var unlisted = provider.FindUnlistedScopes(options.Scopes);
        if (unlisted.Count > 0 && logger.IsEnabled(LogLevel.Warning))
        {
            Log.ScopesNotListed(logger, string.Join(' ', unlisted));
        }
    }

    public SsoError WithScopeHint(SsoError error, Provider provider) =>
        Errors.WithScopeHint(error, provider.FindUnlistedScopes(options.Scopes));

    private static string? PromptValue(Prompt prompt) =>
        prompt switch
        {
            Prompt.Login => "login",
            Prompt.Consent => "consent",
            Prompt.SelectAccount => "select_account",
            _ => null,
        };
}
