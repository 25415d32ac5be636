using SsoConfig.Protocol;

namespace SsoConfig;

/// <summary>How one session check differs from the plain one.</summary>
public sealed class SessionCheckRequest
{
    /// <summary>Whether the check may show a browser or a system dialog where the platform cannot do without (iOS, Mac Catalyst).</summary>
    public bool AllowUi { get; init; }

    /// <summary>Whose session is looked for (<c>login_hint</c>) while no user is signed in; otherwise the id_token says it.</summary>
    public string? LoginHint { get; init; }

    /// <summary>How long ago the user may have authenticated at most (<c>max_age</c>, whole seconds).</summary>
    public TimeSpan? MaxAge { get; init; }

    /// <summary>
    /// Further parameters of this check; each takes the place of that of the same name in <see cref="SsoOptions.Parameters"/>. A check says
    /// what a sign-in with the same parameters would find.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// One of them is set by another member or by the protocol, is there twice, or has a name or value that cannot be sent.
    /// </exception>
    public IReadOnlyCollection<KeyValuePair<string, string>> Parameters
    {
        get;
        init => field = RequestParameters.Check(value);
    } = [];
}
