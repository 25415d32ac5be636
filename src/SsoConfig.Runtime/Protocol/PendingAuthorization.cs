using System.Text.Json.Serialization;

namespace SsoConfig.Protocol;

/// <summary>
/// A sign-in between the request and its response. It is stored, since the app may be killed behind the browser; it holds the verifier.
/// </summary>
internal sealed record PendingAuthorization
{
    [JsonPropertyName("iss")]
    public required string Issuer { get; init; }

    [JsonPropertyName("client_id")]
    public required string ClientId { get; init; }

    [JsonPropertyName("redirect_uri")]
    public required string RedirectUri { get; init; }

    [JsonPropertyName("state")]
    public required string State { get; init; }

    [JsonPropertyName("nonce")]
    public required string Nonce { get; init; }

    [JsonPropertyName("code_verifier")]
    public required string CodeVerifier { get; init; }

    [JsonPropertyName("started_at")]
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>
    /// How old the authentication may be, beyond the time since <see cref="StartedAt"/>; <see langword="null"/> is any age.
    /// </summary>
    [JsonPropertyName("max_age")]
    public TimeSpan? MaxAuthenticationAge { get; init; }

    /// <summary>Whether it may leave out when the user authenticated, in spite of the maximum age.</summary>
    [JsonPropertyName("auth_time_optional")]
    public bool AcceptsMissingAuthenticationTime { get; init; }

    /// <summary>The user it must be about, if known.</summary>
    [JsonPropertyName("sub")]
    public string? Subject { get; init; }

    /// <summary>The tenant of that user, if known.</summary>
    [JsonPropertyName("sub_iss")]
    public string? SubjectIssuer { get; init; }

    /// <summary>The authentication context classes, one of which it must prove; none for any.</summary>
    [JsonPropertyName("acr_values")]
    public IReadOnlyList<string>? AcrValues { get; init; }

    /// <summary>The scopes that the call has asked for beside the app's: an error may be about them.</summary>
    [JsonPropertyName("additional_scopes")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public string? AdditionalScopes { get; init; }

    /// <summary>The resources that its token requests repeat (RFC 8707).</summary>
    [JsonPropertyName("resources")]
    public IReadOnlyList<string>? Resources { get; init; }

    [JsonPropertyName("ephemeral")]
    public bool IsEphemeral { get; init; }

    /// <summary>The key that the code is bound to.</summary>
    [JsonPropertyName("dpop_key")]
    public string? ProofKeyName { get; init; }

    /// <summary>Whether it asks for a device secret, to be shared with the apps of the family.</summary>
    [JsonPropertyName("device_sso")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RequestsDeviceSecret { get; init; }

    /// <summary>The browser that it was opened in, if that is known.</summary>
    [JsonPropertyName("browser")]
    public string? BrowserName { get; init; }

    /// <summary>Whether its response has come: then no other one completes it.</summary>
    [JsonPropertyName("claimed")]
    public bool IsClaimed { get; init; }

    /// <summary>When the browser was sent out, by a clock that nobody can set; only in the process that did it.</summary>
    [JsonIgnore]
    public long? StartedTimestamp { get; init; }

    public override string ToString() => nameof(PendingAuthorization);
}
