using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>Whether the token endpoint takes an app for the public client of its okta.json; code and token are invented.</summary>
internal sealed class TokenEndpointChecks(AuthorizationProbe probe, AppClient app)
{
    /// <returns>The error code of the response; <see langword="null"/> if there is none.</returns>
    public Task<string?> RedeemCodeAsync(string clientId, CancellationToken cancellationToken) =>
        probe.RedeemAsync(
            new Dictionary<string, string>
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = clientId,
                ["redirect_uri"] = app.RedirectUris[0],
                ["code"] = AuthorizationProbe.Invented(),
                ["code_verifier"] = string.Concat(Enumerable.Repeat(AuthorizationProbe.Invented(), 3)),
            },
            cancellationToken
        );

    /// <param name="error">How it refused an invented code of the app.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<Finding>> CheckAsync(string? error, CancellationToken cancellationToken)
    {
        if (error is "invalid_dpop_proof" or "use_dpop_nonce")
        {
            return app.UsesDPoP
                ? [Checks.ProofOfPossession.Ok(app.Name, "the token endpoint demands a proof, and the app sends one")]
                :
                [
                    Checks.ProofOfPossession.Wrong(
                        app.Name,
                        $"the token endpoint demands a proof ({error})",
                        "Write \"dpop\": true in okta.json, or turn it off for this client (at Okta dpop_bound_access_tokens)."
                    ),
                ];
        }

        if (error != "invalid_grant")
        {
            return
            [
                Checks.PublicClient.Unknown(
                    app.Name,
                    $"the token endpoint responds to an invented code with {Printable.From(error ?? "nothing that can be read")}",
                    "Check in the provider's console that the client needs no secret."
                ),
            ];
        }

        var known = Checks.PublicClient.Ok(app.Name, "the token endpoint takes the client without a secret");
        if (!app.WantsRefreshToken)
        {
            return [known];
        }

        var refresh = await probe
            .RedeemAsync(
                new Dictionary<string, string>
                {
                    ["grant_type"] = "refresh_token",
                    ["client_id"] = app.ClientId!,
                    ["refresh_token"] = AuthorizationProbe.Invented(),
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            known,
            refresh switch
            {
                "invalid_grant" => Checks.RefreshToken.Ok(app.Name, "the client may refresh"),
                "unauthorized_client" or "unsupported_grant_type" => Checks.RefreshToken.Wrong(
                    app.Name,
                    $"the client may not refresh ({refresh}), but okta.json asks for offline_access",
                    "Turn on the refresh token grant, or run 'sso register'."
                ),
                _ => Checks.RefreshToken.Unknown(
                    app.Name,
                    $"the response to an invented refresh token is {Printable.From(refresh ?? "nothing that can be read")}"
                ),
            },
        ];
    }
}
