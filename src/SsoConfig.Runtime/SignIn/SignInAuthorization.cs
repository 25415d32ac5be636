using Microsoft.Extensions.Logging;
using SsoConfig.Diagnostics;
using SsoConfig.Family;
using SsoConfig.Protocol;
using SsoConfig.Storage;

namespace SsoConfig.SignIn;

/// <summary>What a sign-in asks the provider for.</summary>
internal sealed class SignInAuthorization(SsoOptions options, SsoClientOptions clientOptions, FamilyCredentials? family)
{
    /// <param name="request">The sign-in as the app wants it.</param>
    /// <param name="session">The stored sign-in, if the request names a user.</param>
    /// <param name="provider">The provider.</param>
    public AuthorizationRequest Create(SignInRequest request, StoredSession? session, Provider provider)
    {
        var isLogin = request.Prompt == Prompt.Login;
        var expected = session is not null && IsOfExpectedUser(session, request) ? session : null;
        var requestsDeviceSecret = !request.UseEphemeralSession && family?.IsOfferedBy(provider) == true;
        return new AuthorizationRequest
        {
            Scope = requestsDeviceSecret ? ScopeValues.Join(ScopesOf(request), DeviceSecrets.Scope) : ScopesOf(request),
            RequestsDeviceSecret = requestsDeviceSecret,
            Prompt = PromptValue(request.Prompt),
            LoginHint = request.LoginHint,
            IdTokenHint = IdTokenHint.From(expected?.IdToken),
            MaxAge = isLogin && clientOptions.SendMaxAgeWithPromptLogin ? TimeSpan.Zero : request.MaxAge,
            MaxAuthenticationAge = isLogin ? TimeSpan.Zero : request.MaxAge,
            AcceptsMissingAuthenticationTime = isLogin && clientOptions.AcceptPromptLoginWithoutAuthTime,
            Subject = request.ExpectedSubject,
            SubjectIssuer = request.ExpectedIssuer,
            AcrValues = request.AcrValues,
            AdditionalScopes = request.AdditionalScopes,
            Parameters = RequestParameters.Merge(WithoutAcrValues(request), request.Parameters),
            IsEphemeral = request.UseEphemeralSession,
        };
    }

    /// <summary>
    /// Google shows an error page for offline_access and sends nothing back: the log is then the only place that can tell the reason.
    /// </summary>
    public void WarnOfUnlistedScopes(Provider provider, SignInRequest request, ILogger logger)
    {
        var unlisted = provider.FindUnlistedScopes(ScopesOf(request));
        if (unlisted.Count > 0 && logger.IsEnabled(LogLevel.Warning))
        {
            Log.ScopesNotListed(logger, string.Join(' ', unlisted));
        }
    }

    public SsoError WithScopeHint(SsoError error, Provider provider, string? additionalScopes)
    {
        var ofApp = provider.FindUnlistedScopes(options.Scopes);
        var all = provider.FindUnlistedScopes(ScopeValues.Join(options.Scopes, additionalScopes));
        return Errors.WithScopeHint(error, ofApp, [.. all.Except(ofApp)]);
    }

    /// <summary>A request that names no issuer means the one in okta.json, which is every session's where there is no template.</summary>
    private static bool IsOfExpectedUser(StoredSession session, SignInRequest request) =>
        session.Subject == request.ExpectedSubject
        && (request.ExpectedIssuer is null || request.ExpectedIssuer == (session.SubjectIssuer ?? session.Issuer));

    private string ScopesOf(SignInRequest request) => ScopeValues.Join(options.Scopes, request.AdditionalScopes);

    /// <summary>A call that insists on a class asks for that one.</summary>
    private IReadOnlyCollection<KeyValuePair<string, string>> WithoutAcrValues(SignInRequest request) =>
        request.AcrValues is { Count: > 0 }
            ? [.. options.Parameters.Where(static parameter => !RequestParameters.IsNamed(parameter, RequestParameters.AcrValues))]
            : options.Parameters;

    private static string? PromptValue(Prompt prompt) =>
        prompt switch
        {
            Prompt.Login => "login",
            Prompt.Consent => "consent",
            Prompt.SelectAccount => "select_account",
            _ => null,
        };
}
