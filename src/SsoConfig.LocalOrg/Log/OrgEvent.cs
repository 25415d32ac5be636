using System.Text.Json.Serialization;

namespace SsoConfig.LocalOrg;

/// <summary>Something that happened. No property ever holds a token, a code, a verifier or a password.</summary>
/// <param name="Kind">
/// <c>authorize</c>, <c>sign_in_form_shown</c>, <c>consent_form_shown</c>, <c>sign_out_form_shown</c>, <c>sign_in_failed</c>, <c>signed_in</c>,
/// <c>code_issued</c>, <c>push</c>, <c>token</c>, <c>revoke</c>, <c>userinfo</c>, <c>end_session</c> or <c>fault</c>.
/// </param>
public sealed record OrgEvent(string Kind)
{
    /// <summary>Counts the events of the org from 1; <c>/log?after=N</c> gives what came after.</summary>
    public int Number { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The client id.</summary>
    public string? Client { get; init; }

    /// <summary>The user name.</summary>
    public string? User { get; init; }

    /// <summary>The id of the browser session, as in the <c>sid</c> claim.</summary>
    public string? Sid { get; init; }

    /// <summary>The <c>prompt</c> of an authorization request.</summary>
    public string? Prompt { get; init; }

    /// <summary>The <c>max_age</c> of an authorization request, in seconds.</summary>
    public long? MaxAge { get; init; }

    /// <summary>Which form answered an authorization request: <c>sign_in</c>, <c>select_account</c> or <c>consent</c>.</summary>
    public string? Form { get; init; }

    /// <summary>The grant type of a token request.</summary>
    public string? Grant { get; init; }

    /// <summary>The endpoint of a fault.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How it ended: <c>ok</c>, <c>form</c>, <c>silent</c>, <c>error:CODE</c>, or what a fault did.</summary>
    public string? Outcome { get; init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(IReadOnlyList<OrgEvent>))]
internal sealed partial class OrgEventJson : JsonSerializerContext;
