using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace SsoConfig.Tests.Provider;

/// <content>
/// OpenID Connect Native SSO 1.0, in the dialect of the standard or in Okta's: each refuses what the other one wants. Off by default.
/// </content>
internal sealed partial class RecordingProvider
{
    public const string TokenExchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
    public const string IdTokenType = "urn:ietf:params:oauth:token-type:id_token";
    public const string AccessTokenType = "urn:ietf:params:oauth:token-type:access_token";
    public const string OktaAudience = "api://default";

    private readonly ConcurrentDictionary<string, string> _deviceSecrets = new();

    /// <summary>The token type of a device secret; <see langword="null"/> for a provider without Native SSO.</summary>
    public string? DeviceSecretType { get; set; }

    /// <summary>Whether each token response with a device secret has a new one, and the old one is dead.</summary>
    public bool RotatesDeviceSecrets { get; set; }

    /// <summary>Whether a code or refresh token is refused if the device secret beside it is not known.</summary>
    public bool RefusesUnknownDeviceSecrets { get; set; }

    /// <summary>Whether a device secret that came with the code of another user goes on, as that user's.</summary>
    public bool ContinuesDeviceSecretsOfOthers { get; set; }

    /// <summary>Whether <c>ds_hash</c> is computed in Okta's way by a provider of the standard too.</summary>
    public bool HashesLikeOkta { get; set; }

    /// <summary>Whose tokens an exchange has; by default those of the device secret's user.</summary>
    public string? ExchangedSubject { get; set; }

    public IReadOnlyList<RecordedRequest> Exchanges =>
        [.. TokenRequests.Where(static request => request.Form.GetValueOrDefault("grant_type") == TokenExchangeGrant)];

    /// <summary>The device secrets that are alive.</summary>
    public IReadOnlyCollection<string> DeviceSecrets => [.. _deviceSecrets.Keys];

    public string IdTokenOf(string subject) =>
        CreateIdToken(new Grant(new Dictionary<string, string>(), AuthenticatedAt.ToUnixTimeSeconds()), subject, "unused");

    private bool IsOkta => DeviceSecretType == SsoNativeSsoOptions.OktaDeviceSecretType;

    /// <summary>The session ends at the provider: the device secret, and every token that came of it.</summary>
    public void EndDeviceSession(string deviceSecret)
    {
        _deviceSecrets.TryRemove(deviceSecret, out _);
        foreach (var (token, grant) in _refreshTokens)
        {
            if (grant.DeviceSecret == deviceSecret)
            {
                _refreshTokens.TryRemove(token, out _);
            }
        }
    }

    /// <summary>Section 3.3: an existing secret goes on, unless it is not known.</summary>
    private Grant WithDeviceSecret(Grant grant, IReadOnlyDictionary<string, string> form)
    {
        if (
            DeviceSecretType is null
            || !grant.Request.GetValueOrDefault("scope", string.Empty).Contains("device_sso", StringComparison.Ordinal)
        )
        {
            return grant;
        }

        var subject = grant.Subject ?? User ?? "ada";
        var known =
            form.GetValueOrDefault("device_secret") is { } sent
            && _deviceSecrets.TryGetValue(sent, out var owner)
            && (owner == subject || ContinuesDeviceSecretsOfOthers)
                ? sent
                : grant.DeviceSecret;
        if (known is not null && RotatesDeviceSecrets)
        {
            _deviceSecrets.TryRemove(known, out _);
            known = null;
        }

        var secret = known ?? _secrets.Create("ds");
        _deviceSecrets[secret] = subject;
        return grant with { DeviceSecret = secret };
    }

    private bool IsRefused(IReadOnlyDictionary<string, string> form) =>
        RefusesUnknownDeviceSecrets && form.GetValueOrDefault("device_secret") is { } sent && !_deviceSecrets.ContainsKey(sent);

    private static void AddNativeSso(JsonObject response, Grant grant)
    {
        if (grant.IsExchanged)
        {
            response["issued_token_type"] = AccessTokenType;
        }
        else if (grant.DeviceSecret is { } secret)
        {
            response["device_secret"] = secret;
        }
    }

    /// <summary>Okta computes the hash like at_hash; the standard leaves it to the provider, which has a way of its own here.</summary>
    private string? DeviceSecretHash(Grant grant) =>
        grant.IsExchanged || grant.DeviceSecret is not { } secret ? null
        : IsOkta || HashesLikeOkta ? Jws.HalfHash(secret, Key.Algorithm)
        : Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes("salt" + secret)));

    private HttpResponseMessage Exchange(RecordedRequest received)
    {
        var form = received.Form;
        if (DeviceSecretType is null)
        {
            return Error("unsupported_grant_type");
        }

        if (form.GetValueOrDefault("subject_token_type") != IdTokenType || form.GetValueOrDefault("actor_token_type") != DeviceSecretType)
        {
            return Error("invalid_request", description: "The token type is not supported.");
        }

        if (form.GetValueOrDefault("audience") != (IsOkta ? OktaAudience : Issuer))
        {
            return Error("invalid_target");
        }

        var secret = form.GetValueOrDefault("actor_token", string.Empty);
        if (!_deviceSecrets.TryGetValue(secret, out var subject))
        {
            return Error("invalid_grant", description: $"The session of {secret} has ended.");
        }

        var request = new Dictionary<string, string> { ["client_id"] = form["client_id"], ["scope"] = form["scope"] };
        if (received.Proof is { } proof)
        {
            request["dpop_jkt"] = proof.Thumbprint;
        }

        var grant = new Grant(request, AuthenticatedAt.ToUnixTimeSeconds())
        {
            Subject = ExchangedSubject ?? subject,
            DeviceSecret = secret,
            IsExchanged = true,
        };
        return Issue(grant);
    }
}
