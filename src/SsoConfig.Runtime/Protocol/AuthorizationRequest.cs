namespace SsoConfig.Protocol;

/// <summary>What one authorization request asks for beyond what all have in common (Core 1.0, section 3.1.2.1).</summary>
internal sealed record AuthorizationRequest
{
    public required string Scope { get; init; }

    /// <summary>One value of <c>prompt</c>, so that <c>none</c> can't be combined with another; <see langword="null"/> sends none.</summary>
    public string? Prompt { get; init; }

    public string? LoginHint { get; init; }

    public string? IdTokenHint { get; init; }

    /// <summary>The <c>max_age</c> to send.</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>The age that the answer must prove, sent or not.</summary>
    public TimeSpan? MaxAuthenticationAge { get; init; }

    public string? Subject { get; init; }

    public bool IsEphemeral { get; init; }

    /// <summary>A sign-in as its caller wants it.</summary>
    public static AuthorizationRequest ForSignIn(SignInRequest request, SsoOptions options, SsoClientOptions clientOptions)
    {
        var isLogin = request.Prompt == SsoConfig.Prompt.Login;
        return new AuthorizationRequest
        {
            Scope = options.Scopes,
            Prompt = PromptValue(request.Prompt),
            LoginHint = request.LoginHint,
            MaxAge = isLogin && clientOptions.SendMaxAgeWithPromptLogin ? TimeSpan.Zero : request.MaxAge,
            MaxAuthenticationAge = isLogin ? TimeSpan.Zero : request.MaxAge,
            IsEphemeral = request.UseEphemeralSession,
        };
    }

    /// <summary>
    /// A look at the session. It asks for no refresh token: offline_access may need consent (Core 1.0, section 11), and an unused
    /// refresh token would live on at the provider.
    /// </summary>
    public static AuthorizationRequest ForSessionCheck(SessionCheckRequest request, SsoOptions options, Storage.StoredSession? session) => new()
    {
        Scope = string.Join(' ', options.Scopes.Split(' ').Where(static scope => scope is not ("offline_access" or ""))),
        Prompt = "none",
        LoginHint = session is null ? request.LoginHint : null,
        IdTokenHint = session?.IdToken,
        MaxAge = request.MaxAge,
        MaxAuthenticationAge = request.MaxAge,
        Subject = session?.Subject,
    };

    private static string? PromptValue(Prompt prompt) => prompt switch
    {
        SsoConfig.Prompt.Login => "login",
        SsoConfig.Prompt.Consent => "consent",
        SsoConfig.Prompt.SelectAccount => "select_account",
        _ => null,
    };
}
