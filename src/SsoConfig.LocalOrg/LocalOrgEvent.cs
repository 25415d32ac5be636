using System.Text.Json.Serialization;

namespace SsoConfig.LocalOrg;

/// <summary>An entry of the log. No property ever contains a token, a device secret, a code, a verifier or a password.</summary>
public sealed record LocalOrgEvent
{
    internal LocalOrgEvent(string kind) => Kind = kind;

    /// <summary>
    /// <c>authorize</c>, <c>sign_in_form_shown</c>, <c>consent_form_shown</c>, <c>sign_out_form_shown</c>, <c>sign_in_failed</c>,
    /// <c>signed_in</c>, <c>code_issued</c>, <c>push</c>, <c>token</c>, <c>revoke</c>, <c>introspect</c>, <c>userinfo</c>,
    /// <c>end_session</c>, <c>device_secret_issued</c>, <c>device_session_ended</c>, <c>register</c>, <c>registration_read</c>,
    /// <c>registration_updated</c>, <c>registration_deleted</c> or <c>fault</c>.
    /// </summary>
    public string Kind { get; }

    /// <summary>The position in the log, starting with 1; <c>/log?after=N</c> returns the entries after number N.</summary>
    public int Number { get; internal init; }

    /// <summary>The time.</summary>
    public DateTimeOffset At { get; internal init; }

    /// <summary>The client id.</summary>
    public string? Client { get; internal init; }

    /// <summary>The user name.</summary>
    public string? User { get; internal init; }

    /// <summary>The id of the browser session, as in the <c>sid</c> claim.</summary>
    public string? Sid { get; internal init; }

    /// <summary>The <c>prompt</c> of an authorization request.</summary>
    public string? Prompt { get; internal init; }

    /// <summary>The <c>max_age</c> of an authorization request, in seconds.</summary>
    public long? MaxAge { get; internal init; }

    /// <summary>The form that an authorization request led to: <c>sign_in</c>, <c>select_account</c> or <c>consent</c>.</summary>
    public string? Form { get; internal init; }

    /// <summary>The grant type of a token request.</summary>
    public string? Grant { get; internal init; }

    /// <summary>The endpoint of a fault.</summary>
    public string? Endpoint { get; internal init; }

    /// <summary>The outcome: <c>ok</c>, <c>form</c>, <c>silent</c>, <c>error:CODE</c>, or the effect of a fault.</summary>
    public string? Outcome { get; internal init; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(IReadOnlyList<LocalOrgEvent>))]
internal sealed partial class LocalOrgEventJson : JsonSerializerContext;
