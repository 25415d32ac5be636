namespace SsoConfig.Tokens;

/// <summary>What an access token is for, apart from the others of the same sign-in.</summary>
internal sealed record TokenTarget(string? Resource, string? Scopes)
{
    /// <summary>What the sign-in itself was for.</summary>
    public static TokenTarget SignIn { get; } = new(null, null);

    public bool IsSignIn => this == SignIn;
}
