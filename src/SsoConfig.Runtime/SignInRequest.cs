using SsoConfig.Protocol;

namespace SsoConfig;

/// <summary>How one sign-in differs from the plain one.</summary>
public sealed class SignInRequest
{
    /// <summary>What the provider must prompt the user for.</summary>
    public Prompt Prompt { get; init; } = Prompt.Default;

    /// <summary>
    /// Whom the sign-in is expected to be for, as shown to the provider (<c>login_hint</c>): an email address or a user name.
    /// </summary>
    public string? LoginHint { get; init; }

    /// <summary>
    /// The user whom the sign-in must be for: an <see cref="SsoUser.Subject"/>. If another user signs in, the result is
    /// <see cref="SsoErrorCodes.SubjectMismatch"/>, the tokens of the earlier sign-in stay, and the new ones are revoked. The provider is
    /// told by the stored id_token (<c>id_token_hint</c>) if that is about this user. <see langword="null"/> accepts any user.
    /// With <see cref="SsoOptions.IssuerTemplate"/> it also needs <see cref="ExpectedIssuer"/>.
    /// </summary>
    public string? ExpectedSubject { get; init; }

    /// <summary>
    /// The issuer of that user: an <see cref="SsoUser.Issuer"/>. Where a provider has several tenants, the same subject in another tenant
    /// is another user (Core 1.0, section 2), and the result is <see cref="SsoErrorCodes.SubjectMismatch"/>. Without
    /// <see cref="ExpectedSubject"/>, any user of this issuer is accepted. <see langword="null"/> is <see cref="SsoOptions.Issuer"/>.
    /// </summary>
    public string? ExpectedIssuer { get; init; }

    /// <summary>
    /// The authentication context classes, any of which will do, in order of preference (<c>acr_values</c>). The sign-in counts only if the
    /// id_token states one of them (<c>acr</c>); if not, the result is <see cref="SsoErrorCodes.InsufficientAuthentication"/>, and an
    /// earlier sign-in stays.
    /// </summary>
    public IReadOnlyList<string>? AcrValues { get; init; }

    /// <summary>
    /// How long ago the user may have authenticated at most (<c>max_age</c>, whole seconds). An older session makes the provider prompt
    /// again.
    /// </summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>
    /// Space-separated scopes to request beside those of <see cref="SsoOptions.Scopes"/>, for this sign-in and its refreshes (RFC 6749,
    /// section 3.3). The next sign-in has them only if it asks for them again.
    /// </summary>
    /// <exception cref="ArgumentException">One of them has a character that no scope may have.</exception>
    public string? AdditionalScopes
    {
        get;
        init => field = ScopeValues.Check(value);
    }

    /// <summary>
    /// Further parameters of this request; each takes the place of that of the same name in <see cref="SsoOptions.Parameters"/>.
    /// <c>acr_values</c> here is a wish; <see cref="AcrValues"/> also makes sure that it is fulfilled.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// One of them is set by another member or by the protocol, is there twice, or has a name or value that cannot be sent.
    /// </exception>
    public IReadOnlyCollection<KeyValuePair<string, string>> Parameters
    {
        get;
        init => field = RequestParameters.Check(value);
    } = [];

    /// <summary>
    /// Whether to sign in without the shared session: nothing is taken from it and nothing is left in it. Such a sign-in cannot be combined
    /// with single sign-on: <see cref="SsoClient.CheckSessionAsync"/> finds no session for it, and signing out does not end the shared one.
    /// </summary>
    public bool UseEphemeralSession { get; init; }
}
