using Microsoft.Extensions.Primitives;

namespace SsoConfig.LocalOrg.Sessions;

/// <summary>
/// A request that waits for the user. What the user did is kept here, on the server: the request that returns from a form is the one that
/// was sent, with nothing removed, and cannot claim a sign-in that did not happen.
/// </summary>
internal sealed class Interaction
{
    /// <summary>Cannot be guessed, which protects the form against requests from other sites.</summary>
    public required string Id { get; init; }

    /// <summary>The browser that sent the request; no other may submit the form.</summary>
    public required string Browser { get; init; }

    /// <summary>Where the request came in, e.g. <c>/v1/authorize</c>.</summary>
    public required PathString Path { get; init; }

    /// <summary>The parameters of the request, all of them.</summary>
    public required IReadOnlyList<KeyValuePair<string, StringValues>> Parameters { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public required string? ClientId { get; init; }

    /// <summary>The scopes that the consent form names.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>The user name that the form is filled with.</summary>
    public string? LoginHint { get; init; }

    /// <summary>The form that the user sees.</summary>
    public FormKind Form { get; set; }

    /// <summary>The id of the session that began for this request.</summary>
    public string? FreshSession { get; set; }

    public bool AccountChosen { get; set; }

    public bool Consented { get; set; }

    public bool SignOutConfirmed { get; set; }

    public bool Declined { get; set; }
}
