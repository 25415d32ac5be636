namespace SsoConfig.Providers.Tests;

/// <summary>
/// How one provider differs from the specification or from most others. Each trait is an expectation of <see cref="LifeTests"/>, and a row
/// of
/// docs/engineering/interop.md.
/// </summary>
public sealed record ProviderTraits
{
    public required string Name { get; init; }

    /// <summary>What the provider is written in, and where it comes from.</summary>
    public required string Origin { get; init; }

    /// <summary>How <c>prompt=none</c> ends without a session; <c>login_required</c> by OpenID Connect Core 1.0, section 3.1.2.6.</summary>
    public Type CheckWithoutSession { get; init; } = typeof(SessionCheckResult.NoSession);

    /// <summary>How <c>prompt=none</c> ends in an app that is not signed in itself, while another app is.</summary>
    public Type CheckByAnotherApp { get; init; } = typeof(SessionCheckResult.Valid);

    /// <summary>Whether <c>max_age=0</c> is accepted together with <c>prompt=login</c>.</summary>
    public bool AcceptsMaxAgeZero { get; init; } = true;

    /// <summary>Whether the id_token says when the user authenticated (<c>auth_time</c>).</summary>
    public bool StatesAuthTime { get; init; } = true;

    /// <summary>How old a sign-in must be that <c>prompt=login</c> does not take for a fresh one.</summary>
    public TimeSpan FreshFor { get; init; }

    /// <summary>Whether each refresh brings another refresh token.</summary>
    public bool RotatesRefreshTokens { get; init; } = true;

    /// <summary>How the revocation of a token by a public client ends (RFC 7009).</summary>
    public Type Revocation { get; init; } = typeof(SignOutStepResult.Done);

    /// <summary>Whether a second app signs in without a browser, in either dialect, as <see cref="NativeSsoLifeTests"/> expects.</summary>
    public bool HasNativeSso { get; init; }

    /// <summary>Why, where something differs.</summary>
    public string Reason { get; init; } = "";

    public override string ToString() => Name;
}
