using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>
/// Whether the provider knows an app as okta.json describes it, without any credential. Two requests that must fail show how this provider
/// refuses a client and a redirect URI; only a response like one of them is called wrong.
/// </summary>
internal sealed class ClientChecks(AuthorizationProbe probe, AppClient app)
{
    // What providers call a client that they do not know; a redirect URI; a scope. Entra's codes are documented with their texts.
    private static readonly string[] ClientCodes = ["invalid_client", "deleted_client", "AADSTS700016", "AADSTS700038", "AADSTS90002"];
    private static readonly string[] RedirectCodes = ["invalid_redirect_uri", "redirect_uri_mismatch", "AADSTS50011"];
    private static readonly string[] ScopeCodes = ["invalid_scope", "AADSTS70011"];

    private readonly TokenEndpointChecks _tokenEndpoint = new(probe, app);
    private readonly string _clientId = app.ClientId!;
    private readonly string _scope = string.Join(' ', app.Scopes);

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var unknownClient = await probe
            .AuthorizeAsync(AuthorizationProbe.Invented(), app.RedirectUris[0], "openid", withChallenge: true, cancellationToken)
            .ConfigureAwait(false);
        var token = await _tokenEndpoint.RedeemCodeAsync(_clientId, cancellationToken).ConfigureAwait(false);
        foreach (var redirectUri in app.RedirectUris)
        {
            findings.AddRange(await CheckRedirectAsync(redirectUri, unknownClient, token, cancellationToken).ConfigureAwait(false));
        }

        findings.AddRange(await _tokenEndpoint.CheckAsync(token, cancellationToken).ConfigureAwait(false));
        var logout = new LogoutChecks(probe, app);
        foreach (var redirectUri in app.LogoutRedirectUris)
        {
            findings.Add(await logout.CheckAsync(redirectUri, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    private async Task<IReadOnlyList<Finding>> CheckRedirectAsync(
        string redirectUri,
        ProbeResponse? unknownClient,
        string? token,
        CancellationToken cancellationToken
    )
    {
        var scheme = redirectUri.Split(':')[0];
        var invented = $"{scheme}:/{AuthorizationProbe.Invented()}";
        var unknownRedirect = await probe
            .AuthorizeAsync(_clientId, invented, "openid", withChallenge: true, cancellationToken)
            .ConfigureAwait(false);
        var good = await probe.AuthorizeAsync(_clientId, redirectUri, _scope, withChallenge: true, cancellationToken).ConfigureAwait(false);
        if (good is { IsReturned: false })
        {
            // A scope that the provider does not know may be what it refuses: the redirect URI is judged without.
            var plain = await probe
                .AuthorizeAsync(_clientId, redirectUri, "openid", withChallenge: true, cancellationToken)
                .ConfigureAwait(false);
            if (plain is { IsReturned: true } && ScopeCodes.Contains(good.Code))
            {
                return [.. Known(redirectUri), await CheckScopesAsync(redirectUri, cancellationToken).ConfigureAwait(false)];
            }

            good = plain;
        }

        return good is null || unknownClient is null || unknownRedirect is null
                ? [Checks.Redirect.Unknown(app.Name, $"{redirectUri}: the provider did not respond to every request")]
            : good.IsReturned ? await CheckReturnedAsync(redirectUri, good, unknownRedirect, cancellationToken).ConfigureAwait(false)
            : await JudgeAsync(redirectUri, good, unknownClient, unknownRedirect, token, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Finding>> JudgeAsync(
        string redirectUri,
        ProbeResponse good,
        ProbeResponse unknownClient,
        ProbeResponse unknownRedirect,
        string? token,
        CancellationToken cancellationToken
    )
    {
        if (good.IsRefusal && !unknownClient.IsReturned && !unknownRedirect.IsReturned)
        {
            var isLikeClient = good.Fingerprint == unknownClient.Fingerprint;
            var isLikeRedirect = good.Fingerprint == unknownRedirect.Fingerprint;
            if (isLikeRedirect && (!isLikeClient || RedirectCodes.Contains(good.Code)))
            {
                return
                [
                    isLikeClient ? Checks.Client.Unknown(app.Name, _clientId) : Checks.Client.Ok(app.Name, $"{_clientId} is known"),
                    Checks.Redirect.Wrong(
                        app.Name,
                        $"{redirectUri} is refused like one that was invented",
                        $"Run 'sso register', or add it to '{_clientId}' in the provider's console, exactly."
                    ),
                ];
            }

            // An unknown client makes all three alike, and so does a page that everyone gets: only what a program can read tells them
            // apart.
            if (
                isLikeClient
                && (
                    ClientCodes.Contains(good.Code)
                    || (isLikeRedirect && await IsUnknownAtTokenEndpointAsync(token, cancellationToken).ConfigureAwait(false))
                )
            )
            {
                return
                [
                    UnknownClient(),
                    Checks.Redirect.Unknown(app.Name, $"{redirectUri}: cannot be asked about without a client that is known"),
                ];
            }
        }

        return
        [
            Checks.Client.Unknown(app.Name, $"{_clientId}: the provider's response does not tell"),
            Checks.Redirect.Unknown(
                app.Name,
                $"{redirectUri}: the provider's response does not tell{(good.Code is null ? "" : $" ({Printable.From(good.Code)})")}",
                "Compare it with the provider's console."
            ),
        ];
    }

    private Finding UnknownClient() =>
        Checks.Client.Wrong(
            app.Name,
            $"{_clientId} is refused like one that was invented",
            "Correct it, or write \"{clientId}\" in its place and run 'sso register'. It may be one of another org or environment."
        );

    private async Task<bool> IsUnknownAtTokenEndpointAsync(string? token, CancellationToken cancellationToken) =>
        token == "invalid_client"
        && await _tokenEndpoint.RedeemCodeAsync(AuthorizationProbe.Invented(), cancellationToken).ConfigureAwait(false) == "invalid_client";

    private async Task<IReadOnlyList<Finding>> CheckReturnedAsync(
        string redirectUri,
        ProbeResponse good,
        ProbeResponse unknownRedirect,
        CancellationToken cancellationToken
    )
    {
        List<Finding> findings =
        [
            .. Known(redirectUri),
            unknownRedirect.IsReturned
                ? Checks.Wildcard.Wrong(
                    app.Name,
                    "the provider returns to a redirect URI that was invented",
                    "Register each redirect URI exactly, without a wildcard."
                )
                : Checks.Wildcard.Ok(app.Name, "an invented redirect URI is refused"),
        ];
        switch (good.ReturnedError)
        {
            case "login_required" or "interaction_required" or "account_selection_required":
                findings.Add(Checks.Scopes.Ok(app.Name, _scope));
                findings.Add(Checks.SilentCheck.Ok(app.Name, $"without a session the response is {good.ReturnedError}"));
                break;
            case "consent_required":
                findings.Add(
                    Checks.Consent.Wrong(
                        app.Name,
                        "the response without a session is consent_required",
                        "Let the provider trust its own apps (at Okta consent_method TRUSTED)."
                    )
                );
                break;
            case "invalid_scope":
                findings.Add(await CheckScopesAsync(redirectUri, cancellationToken).ConfigureAwait(false));
                break;
            case "unauthorized_client" or "unsupported_response_type":
                findings.Add(
                    Checks.Registration.Wrong(
                        app.Name,
                        $"the client may not use the authorization code flow ({good.ReturnedError})",
                        "Turn on the authorization code grant, or run 'sso register'."
                    )
                );
                break;
            default:
                findings.Add(
                    Checks.SilentCheck.Unknown(
                        app.Name,
                        "the response without a session is "
                            + $"{Printable.From(good.ReturnedError is { Length: > 0 } error ? error : "no error")}: "
                            + $"{Printable.From(good.Description)}"
                    )
                );
                break;
        }

        findings.Add(await CheckChallengeAsync(redirectUri, cancellationToken).ConfigureAwait(false));
        return findings;
    }

    private IEnumerable<Finding> Known(string redirectUri) =>
        [Checks.Client.Ok(app.Name, $"{_clientId} is known"), Checks.Redirect.Ok(app.Name, $"{redirectUri} is registered")];

    private async Task<Finding> CheckScopesAsync(string redirectUri, CancellationToken cancellationToken)
    {
        var refused = new List<string>();
        foreach (var scope in app.Scopes.Where(static scope => scope != "openid"))
        {
            var response = await probe
                .AuthorizeAsync(_clientId, redirectUri, $"openid {scope}", withChallenge: true, cancellationToken)
                .ConfigureAwait(false);
            if (response?.ReturnedError == "invalid_scope" || ScopeCodes.Contains(response?.Code))
            {
                refused.Add(scope);
            }
        }

        return refused.Count == 0
            ? Checks.Scopes.Unknown(app.Name, "the scopes are refused together, but not one by one")
            : Checks.Scopes.Wrong(
                app.Name,
                $"refused: {string.Join(", ", refused)}",
                "Remove them from okta.json, or create them at the provider."
            );
    }

    private async Task<Finding> CheckChallengeAsync(string redirectUri, CancellationToken cancellationToken)
    {
        var response = await probe
            .AuthorizeAsync(_clientId, redirectUri, "openid", withChallenge: false, cancellationToken)
            .ConfigureAwait(false);
        return response switch
        {
            null => Checks.Pkce.Unknown(app.Name, "the provider did not respond"),
            { ReturnedError: "invalid_request" } => Checks.Pkce.Ok(app.Name, "a request without a challenge is refused"),
            { IsReturned: false, IsRefusal: true } => Checks.Pkce.Ok(app.Name, "a request without a challenge is refused"),
            { IsReturned: true } => Checks.Pkce.Ok(app.Name, "used by the app, though the provider does not require it"),
            _ => Checks.Pkce.Unknown(app.Name, "the provider's response does not tell"),
        };
    }
}
