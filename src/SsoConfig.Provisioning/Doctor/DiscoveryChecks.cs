using System.Globalization;
using System.Text.Json.Nodes;
using SsoConfig.OktaJson.Values;
using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Discovery;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>What the provider publishes about itself. What it leaves out it may still do: that is never called wrong.</summary>
internal sealed class DiscoveryChecks(
    ProviderHttp http,
    ProviderSettings provider,
    IReadOnlyList<AppClient> apps,
    ProviderMetadata metadata,
    DateTimeOffset askedAt
)
{
    private static readonly TimeSpan ClockWarning = TimeSpan.FromSeconds(60);
    private readonly string _host = provider.Host;

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        if (metadata.Document is null)
        {
            return [Unreadable()];
        }

        return
        [
            Checks.Reachable.Ok(_host, $"{provider.DiscoveryAddress} responds"),
            CheckIssuer(),
            CheckEndpoints(),
            CheckPkce(),
            CheckSilentCheck(),
            .. CheckRefreshToken(),
            CheckEndSession(),
            CheckOptional(Checks.Revocation, "revocation_endpoint"),
            CheckIssuerParameter(),
            CheckPushed(),
            CheckClock(),
            await CheckKeysAsync(cancellationToken).ConfigureAwait(false),
        ];
    }

    // A gateway's error page or a limit says nothing about the issuer.
    private Finding Unreadable() =>
        (int)metadata.Response.Status is 404 or 400 or 410
            ? Checks.Reachable.Wrong(
                _host,
                $"{provider.DiscoveryAddress} responds with HTTP {(int)metadata.Response.Status}",
                $"Correct \"{provider.AddressKey}\" in okta.json; at Okta the authorization server may be deactivated."
            )
            : Checks.Reachable.Unknown(
                _host,
                $"{provider.DiscoveryAddress} responds with HTTP {(int)metadata.Response.Status}, and not with a " + "discovery document",
                "Open that address in a browser."
            );

    private Finding CheckIssuer() =>
        metadata.Document.Text("issuer") is var published && published == provider.StatedIssuer
            ? Checks.Issuer.Ok(_host, provider.StatedIssuer)
            : Checks.Issuer.Wrong(
                _host,
                $"okta.json has '{provider.StatedIssuer}', the provider says '{Printable.From(published)}'",
                published is not null && TenantTemplate.IsOne(published)
                    ? $"Write the issuer of your tenant, or add \"issuerTemplate\": \"{Printable.From(published)}\" to okta.json."
                    : "Write the provider's issuer in okta.json, exactly."
            );

    private Finding CheckEndpoints()
    {
        var broken = ((string[])["authorization_endpoint", "token_endpoint", "jwks_uri"])
            .Where(name => metadata.Endpoint(name) is null)
            .ToList();
        return broken.Count == 0
            ? Checks.Endpoints.Ok(_host, "authorization, token and key endpoints are https, or on this machine")
            : Checks.Endpoints.Wrong(
                _host,
                string.Join("; ", broken.Select(name => $"{name} is '{Printable.From(metadata.Document.Text(name))}'")),
                "The provider must publish absolute https addresses."
            );
    }

    private Finding CheckPkce() =>
        metadata.Document!.ContainsKey("code_challenge_methods_supported")
            ? metadata.Document.Texts("code_challenge_methods_supported").Contains("S256")
                ? Checks.Pkce.Ok(_host, "S256 is supported")
                : Checks.Pkce.Wrong(
                    _host,
                    $"supported are only {Listed("code_challenge_methods_supported")}",
                    "Turn on PKCE with S256 at the provider."
                )
            : Checks.Pkce.Unknown(_host, "the provider does not say which methods it supports");

    private Finding CheckSilentCheck() =>
        metadata.Document!.ContainsKey("prompt_values_supported")
            ? metadata.Document.Texts("prompt_values_supported").Contains("none")
                ? Checks.SilentCheck.Ok(_host, "prompt=none is supported")
                : Checks.SilentCheck.Wrong(
                    _host,
                    $"supported are only {Listed("prompt_values_supported")}",
                    "Use another provider, or sign in with a prompt."
                )
            : Checks.SilentCheck.Unknown(_host, "the provider does not say which prompt values it supports");

    private IEnumerable<Finding> CheckRefreshToken()
    {
        if (
            apps.Any(static app => app.WantsRefreshToken)
            && metadata.Document!.ContainsKey("grant_types_supported")
            && !metadata.Document.Texts("grant_types_supported").Contains("refresh_token")
        )
        {
            yield return Checks.RefreshToken.Wrong(
                _host,
                $"okta.json asks for offline_access, supported are only {Listed("grant_types_supported")}",
                "Turn on the refresh token grant at the provider, or remove offline_access."
            );
        }
    }

    private Finding CheckEndSession() =>
        apps.FirstOrDefault(static app => app is { EndSessionEndpoint: not null, EndSessionAddress: null }) is { } unprotected
            ? Checks.EndSession.Wrong(
                _host,
                $"\"endSessionEndpoint\" is '{unprotected.EndSessionEndpoint}', which is not an https address as the issuer is",
                "Write the provider's https address in okta.json."
            )
        : apps.All(static app => app.EndSessionEndpoint is not null)
            ? Checks.EndSession.Ok(
                _host,
                $"okta.json says where: {string.Join(", ", apps.Select(static app => app.EndSessionEndpoint).Distinct())}"
            )
        : metadata.Endpoint("end_session_endpoint") is { } endpoint ? Checks.EndSession.Ok(_host, endpoint.AbsoluteUri)
        : Checks.EndSession.Wrong(
            _host,
            "the provider publishes no end_session_endpoint",
            "Write \"endSessionEndpoint\" in okta.json if the provider has a logout of its own, or sign out of this app only."
        );

    private Finding CheckOptional(Check check, string name) =>
        metadata.Endpoint(name) is { } endpoint
            ? check.Ok(_host, endpoint.AbsoluteUri)
            : check.Unknown(_host, $"the provider publishes no {name}");

    private Finding CheckIssuerParameter() =>
        Checks.IssuerParameter.Ok(
            _host,
            metadata.Document.Flag("authorization_response_iss_parameter_supported") == true
                ? "is sent and compared"
                : "is not promised; compared where it is sent"
        );

    private Finding CheckPushed() =>
        metadata.Document.Flag("require_pushed_authorization_requests") == true
            ? metadata.Endpoint("pushed_authorization_request_endpoint") is null
                ? Checks.Pushed.Wrong(
                    _host,
                    "are required, but no endpoint is published",
                    "The provider must publish pushed_authorization_request_endpoint."
                )
                : Checks.Pushed.Ok(_host, "are required and used")
            : Checks.Pushed.Ok(_host, "are not required");

    private Finding CheckClock()
    {
        if (metadata.Response.Date is not { } date)
        {
            return Checks.Clock.Unknown(_host, "the provider sends no date");
        }

        // The header has whole seconds, and the response took its time.
        var skew = date - askedAt;
        var words =
            "the provider's clock and this machine's differ by "
            + $"{Math.Abs((int)skew.TotalSeconds).ToString(CultureInfo.InvariantCulture)} seconds";
        return skew.Duration() > ClockWarning
            ? Checks.Clock.Wrong(_host, words, "Set this machine's clock by the network.")
            : Checks.Clock.Ok(_host, words);
    }

    private async Task<Finding> CheckKeysAsync(CancellationToken cancellationToken)
    {
        if (metadata.Endpoint("jwks_uri") is not { } address)
        {
            return Checks.Keys.Unknown(_host, "there is no address of the keys");
        }

        try
        {
            var response = await http.GetAsync(address, cancellationToken).ConfigureAwait(false);
            var keys = response.ToObject().At("keys") as JsonArray;
            var usable = keys?.Count(static key => key.Text("kty") is "RSA" or "EC" && key.Text("use") is null or "sig") ?? 0;
            return usable > 0 ? Checks.Keys.Ok(_host, $"{usable} signing keys")
                : response.IsSuccess && keys is not null
                    ? Checks.Keys.Wrong(
                        _host,
                        $"{address} has no RSA or EC signing key",
                        "The provider must sign id tokens with RS256 or ES256."
                    )
                : Checks.Keys.Unknown(_host, $"{address} responds with HTTP {(int)response.Status}, and not with keys");
        }
        catch (ProviderUnreachableException problem)
        {
            return Checks.Keys.Unknown(_host, problem.Message);
        }
    }

    private string Listed(string field) => Printable.From(string.Join(", ", metadata.Document.Texts(field)));
}
