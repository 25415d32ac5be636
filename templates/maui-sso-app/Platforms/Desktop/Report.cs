using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using SsoConfig;

namespace SsoAppNamespace.Desktop;

/// <summary>The result of a command: JSON or text, and an exit code.</summary>
internal sealed record Report(string Outcome)
{
    [JsonPropertyOrder(-1)]
    public string Command { get; init; } = "";

    public SsoUser? User { get; init; }

    public string? SessionId { get; init; }

    public DateTimeOffset? AuthenticatedAt { get; init; }

    public DateTimeOffset? AccessTokenExpiresAt { get; init; }

    /// <summary>The start of the SHA-256 hash, which tells tokens apart without showing them.</summary>
    public string? AccessTokenFingerprint { get; init; }

    public string? AccessToken { get; init; }

    public string? Error { get; init; }

    public string? Message { get; init; }

    public StepReport? Steps { get; init; }

    [JsonIgnore]
    public string Text { get; init; } = "";

    [JsonIgnore]
    public int ExitCode { get; init; }

    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.Report);

    public static Report From(SignInResult result) => result switch
    {
        SignInResult.SignedIn { Session: var session } => From("signed_in", session) with { Text = Texts.For(result) },
        SignInResult.Cancelled => Cancelled(),
        SignInResult.Denied { ErrorCode: var error, Description: var description } =>
            new("denied") { Error = error, Message = description, Text = Texts.For(result), ExitCode = Desktop.ExitCode.Failed },
        SignInResult.Failed { Error: var error } => From(error),
        _ => throw new UnreachableException(),
    };

    public static Report From(SessionCheckResult result) => result switch
    {
        SessionCheckResult.Valid { Session: var session } => From("valid", session) with { Text = Texts.For(result) },
        SessionCheckResult.NoSession => NoSession("no_session", Texts.For(result)),
        SessionCheckResult.InteractionNeeded { Kind: var kind } => NoSession("interaction_needed", Texts.For(result)) with { Message = kind.ToString() },
        SessionCheckResult.NeedsUi => NoSession("needs_ui", Texts.For(result)),
        SessionCheckResult.Cancelled => Cancelled(),
        SessionCheckResult.Failed { Error: var error } => From(error),
        _ => throw new UnreachableException(),
    };

    public static Report From(AccessTokenResult result, bool show) => result switch
    {
        AccessTokenResult.Valid { AccessToken: var token, ExpiresAt: var expiresAt } => new("token")
        {
            AccessTokenExpiresAt = expiresAt,
            AccessTokenFingerprint = Fingerprint(token),
            AccessToken = show ? token : null,
            Text = show ? token : $"Access token {Fingerprint(token)}…, expires at {expiresAt.ToLocalTime():t}.",
        },
        AccessTokenResult.SignedOut => NoSession("signed_out", Texts.NotSignedIn),
        AccessTokenResult.Failed { Error: var error } => From(error),
        _ => throw new UnreachableException(),
    };

    public static Report From(SsoSession? session) =>
        session is null
            ? NoSession("signed_out", Texts.NotSignedIn)
            : From("signed_in", session) with { Text = $"{Texts.For(session.User)}. {Texts.Duration(session)}" };

    public static Report From(SignOutResult result) => new("signed_out")
    {
        Steps = StepReport.From(result),
        Text = Texts.For(result),
        ExitCode = result.IsComplete ? Desktop.ExitCode.Done : Desktop.ExitCode.Failed,
    };

    public static Report Unregistered() => new("unregistered") { Text = "Unregistered. The next sign-in registers this app again." };

    public static Report Cancelled() => new("cancelled") { Text = Texts.Cancelled, ExitCode = Desktop.ExitCode.Cancelled };

    private static Report From(string outcome, SsoSession session) => new(outcome)
    {
        User = session.User,
        SessionId = session.SessionId,
        AuthenticatedAt = session.AuthenticatedAt,
        AccessTokenExpiresAt = session.AccessTokenExpiresAt,
    };

    private static Report From(SsoError error) =>
        new("failed") { Error = error.Code, Message = error.Message, Text = error.Message, ExitCode = Desktop.ExitCode.Failed };

    private static Report NoSession(string outcome, string text) => new(outcome) { Text = text, ExitCode = Desktop.ExitCode.NoSession };

    private static string Fingerprint(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))[..12];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Report))]
internal sealed partial class ReportJson : JsonSerializerContext;
