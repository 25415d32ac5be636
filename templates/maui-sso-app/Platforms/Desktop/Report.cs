using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SsoConfig;

namespace SsoAppNamespace.Desktop;

/// <summary>What a command came to: as JSON for programs, in words for people, as an exit code for scripts.</summary>
internal sealed record Report(string Outcome)
{
    [JsonPropertyOrder(-1)]
    public string Command { get; init; } = "";

    public SsoUser? User { get; init; }

    public string? SessionId { get; init; }

    public DateTimeOffset? AuthenticatedAt { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    /// <summary>Tells tokens apart without showing them: the start of the SHA-256 hash.</summary>
    public string? AccessTokenFingerprint { get; init; }

    public string? AccessToken { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }

    public StepReport? Steps { get; init; }

    [JsonIgnore]
    public string Words { get; init; } = "";

    [JsonIgnore]
    public int ExitCode { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.Report);

    public static Report Of(SignInResult result) => result switch
    {
        SignInResult.SignedIn { Session: var session } => Of("signed_in", session) with { Words = Wording.Of(result) },
        SignInResult.Cancelled => Cancelled(),
        SignInResult.Denied { ErrorCode: var error, Description: var description } =>
            new("denied") { Error = error, Message = description, Words = Wording.Of(result), ExitCode = Desktop.ExitCode.Failed },
        SignInResult.Failed { Error: var error } => Of(error),
        _ => throw new UnreachableException(),
    };

    public static Report Of(SessionCheckResult result) => result switch
    {
        SessionCheckResult.Valid { Session: var session } => Of("valid", session) with { Words = Wording.Of(result) },
        SessionCheckResult.NoSession => NoSession("no_session", Wording.Of(result)),
        SessionCheckResult.InteractionNeeded { Kind: var kind } => NoSession("interaction_needed", Wording.Of(result)) with { Message = kind.ToString() },
        SessionCheckResult.NeedsUi => NoSession("needs_ui", Wording.Of(result)),
        SessionCheckResult.Cancelled => Cancelled(),
        SessionCheckResult.Failed { Error: var error } => Of(error),
        _ => throw new UnreachableException(),
    };

    public static Report Of(AccessTokenResult result, bool show) => result switch
    {
        AccessTokenResult.Valid { AccessToken: var token, ExpiresAt: var expiresAt } => new("token")
        {
            AccessTokenExpiresAt = expiresAt,
            AccessTokenFingerprint = Fingerprint(token),
            AccessToken = show ? token : null,
            Words = show ? token : $"Access token {Fingerprint(token)}…, until {expiresAt.ToLocalTime():t}.",
        },
        AccessTokenResult.SignedOut => NoSession("signed_out", Wording.NobodySignedIn),
        AccessTokenResult.Failed { Error: var error } => Of(error),
        _ => throw new UnreachableException(),
    };

    public static Report Of(SsoSession? session) =>
        session is null
            ? NoSession("signed_out", Wording.NobodySignedIn)
            : Of("signed_in", session) with { Words = $"{Wording.Of(session.User)}. {Wording.TimesOf(session)}" };

    public static Report Of(SignOutResult result) => new("signed_out")
    {
        Steps = StepReport.Of(result),
        Words = Wording.Of(result),
        ExitCode = result.IsComplete ? Desktop.ExitCode.Done : Desktop.ExitCode.Failed,
    };

    public static Report Cancelled() => new("cancelled") { Words = Wording.Cancelled, ExitCode = Desktop.ExitCode.Cancelled };

    private static Report Of(string outcome, SsoSession session) => new(outcome)
    {
        User = session.User,
        SessionId = session.SessionId,
        AuthenticatedAt = session.AuthenticatedAt,
        AccessTokenExpiresAt = session.AccessTokenExpiresAt,
    };

    private static Report Of(SsoError error) =>
        new("failed") { Error = error.Code, Message = error.Message, Words = error.Message, ExitCode = Desktop.ExitCode.Failed };

    private static Report NoSession(string outcome, string words) => new(outcome) { Words = words, ExitCode = Desktop.ExitCode.NoSession };

    private static string Fingerprint(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
