namespace SsoConfig.LocalOrg;

/// <summary>
/// A request that waits for a person. What the person did is kept here, on the server: the request that comes back from a form is the one
/// that was sent, with nothing taken out, and cannot claim a sign-in that did not happen.
/// </summary>
internal sealed class Interaction
{
    /// <summary>Unguessable, and so the protection of the form against requests from other sites.</summary>
    public required string Id { get; init; }

    /// <summary>The browser that sent the request; no other may answer.</summary>
    public required string Browser { get; init; }

    /// <summary>Where the request came in, e.g. <c>/v1/authorize</c>.</summary>
    public required PathString Path { get; init; }

    /// <summary>The parameters of the request, all of them.</summary>
    public required QueryString Query { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required string? ClientId { get; init; }

    /// <summary>The scopes that the consent form names.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The user name to begin with.</summary>
    public string? LoginHint { get; init; }

    /// <summary>The form that the person sees.</summary>
    public FormKind Form { get; set; }

    /// <summary>The session that was begun for this request.</summary>
    public string? FreshSession { get; set; }

    public bool AccountChosen { get; set; }

    public bool Consented { get; set; }

    public bool SignOutConfirmed { get; set; }

    public bool Declined { get; set; }
}
