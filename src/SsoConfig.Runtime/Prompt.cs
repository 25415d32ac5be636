namespace SsoConfig;

/// <summary>
/// What the provider must prompt the user for, whatever its session says (OpenID Connect Core 1.0, section 3.1.2.1, <c>prompt</c>).
/// <c>none</c> is not one of them: that is <see cref="SsoClient.CheckSessionAsync"/>.
/// </summary>
public enum Prompt
{
    /// <summary>The provider decides: a user with a session sees no prompt.</summary>
    Default,

    /// <summary>
    /// <c>login</c>: authenticate again, even with a session. The sign-in counts only with proof of a fresh authentication.
    /// </summary>
    Login,

    /// <summary><c>consent</c>: ask for consent again.</summary>
    Consent,

    /// <summary><c>select_account</c>: let the user choose the account, if the provider knows several.</summary>
    SelectAccount,
}
