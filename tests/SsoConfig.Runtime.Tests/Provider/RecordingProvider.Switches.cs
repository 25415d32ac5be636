using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <content>What a test can have otherwise: each member named <c>Alter…</c> or <c>Respond…</c> is a way to misbehave.</content>
internal sealed partial class RecordingProvider
{
    /// <summary>Whose session the browser has; <see langword="null"/> for nobody.</summary>
    public string? User { get; set; } = "ada";

    /// <summary>When that user authenticated.</summary>
    public DateTimeOffset AuthenticatedAt { get; set; } = time.GetUtcNow();

    /// <summary>Whether a prompt or max age makes the user authenticate again, as it should.</summary>
    public bool HonoursPrompts { get; set; } = true;

    public string SessionId { get; set; } = "sid-1";

    /// <summary>Where the discovery document is, too.</summary>
    public Uri? DiscoveryAddress { get; set; }

    public int AccessTokenLifetime { get; set; } = 3600;

    /// <summary>Whether a sign-in without <c>offline_access</c> gets a refresh token, too.</summary>
    public bool IssuesRefreshTokensUnasked { get; set; }

    public bool RotatesRefreshTokens { get; set; } = true;

    public bool SendsIdTokenOnRefresh { get; set; } = true;

    public SigningKey Key { get; set; } = SharedKey;

    public List<SigningKey> PublishedKeys { get; set; } = [SharedKey];

    public Action<JsonObject> AlterDiscovery { get; set; } = static _ => { };

    public Action<JsonArray> AlterKeySet { get; set; } = static _ => { };

    public Action<JsonObject> AlterIdTokenHeader { get; set; } = static _ => { };

    public Action<JsonObject> AlterIdToken { get; set; } = static _ => { };

    public Func<byte[], byte[]>? AlterSignature { get; set; }

    public Func<string, string> AlterIdTokenText { get; set; } = static token => token;

    public Action<JsonObject> AlterTokenResponse { get; set; } = static _ => { };

    /// <summary>The finished response of an endpoint.</summary>
    public Action<HttpResponseMessage> AlterResponse { get; set; } = static _ => { };

    /// <summary>Happens once a request was handled, and before its response is sent.</summary>
    public Func<RecordedRequest, Task> BeforeItResponds { get; set; } = static _ => Task.CompletedTask;

    public Action<Dictionary<string, string>> AlterAuthorizationResponse { get; set; } = static _ => { };

    public Func<string, string> AlterRedirect { get; set; } = static uri => uri;

    public Action<JsonObject> AlterUserInfo { get; set; } = static _ => { };

    /// <summary>Whether it wants proofs, and binds what it issues to their key (RFC 9449).</summary>
    public bool BindsTokens { get; set; }

    /// <summary>The nonce that it wants in proofs; <see langword="null"/> for none.</summary>
    public string? ProofNonce { get; set; }

    /// <summary>Responds in place of the provider; <see langword="null"/> leaves it to the provider.</summary>
    public Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage?>>? RespondInstead { get; set; }
}
