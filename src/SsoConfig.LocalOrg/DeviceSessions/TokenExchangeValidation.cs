using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using SsoConfig.LocalOrg.Clients;
using SsoConfig.LocalOrg.Faults;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>
/// Validates id token and device secret of a token exchange (Native SSO 1.0 §4.3). Tokens that are not valid, or don't belong together, are
/// an <c>invalid_request</c> (RFC 8693 §2.2.2); a session that has ended is an <c>invalid_grant</c>.
/// </summary>
internal sealed class TokenExchangeValidation(
    IOpenIddictServerDispatcher dispatcher,
    DeviceSessionStore sessions,
    ClientDirectory clients,
    LocalOrgOptions options,
    OrgAddress address,
    LocalOrgFaults faults
) : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (!TokenExchangeSteps.IsExchange(context))
        {
            return;
        }

        if (faults.Find<FaultDescription.TokenExchangeError>() is { } fault)
        {
            context.Reject(fault.Error, "A fault of the local org.");
        }
        else if (context.ActorToken is not { Length: > 0 } secret)
        {
            context.Reject(Errors.InvalidRequest, "The 'actor_token' is missing. It must be the device secret.");
        }
        else if (context.Request.Audiences is not [{ } audience] || audience != NativeSsoDialect.Of(options, address).Audience)
        {
            context.Reject(
                Errors.InvalidTarget,
                $"The 'audience' must be '{NativeSsoDialect.Of(options, address).Audience}', as the only one."
            );
        }
        else if (await ReadIdTokenAsync(context) is not { } idToken)
        {
            context.Reject(Errors.InvalidRequest, "The 'subject_token' is not a valid id token of this org.");
        }
        else if (!IsOfSecret(idToken, secret))
        {
            context.Reject(Errors.InvalidRequest, "The id token was not issued together with this device secret.");
        }
        else
        {
            await AttachSessionAsync(context, idToken, secret);
        }
    }

    private async Task AttachSessionAsync(ProcessAuthenticationContext context, ClaimsPrincipal idToken, string secret)
    {
        if (
            await sessions.FindAsync(secret, context.CancellationToken) is not { } session
            || session.Subject != idToken.GetClaim(Claims.Subject)
        )
        {
            context.Reject(Errors.InvalidGrant, "The device session has ended.");
        }
        else if (clients.Find(context.ClientId)?.Family != session.Family)
        {
            context.Reject(Errors.InvalidRequest, "The device session belongs to apps of another family.");
        }
        else
        {
            context.Transaction.SetProperty(nameof(ExchangedSession), new ExchangedSession(session, secret, idToken));
        }
    }

    /// <summary>Signature and issuer are checked. The id token may have expired, and was issued to another app.</summary>
    private async Task<ClaimsPrincipal?> ReadIdTokenAsync(ProcessAuthenticationContext context)
    {
        var validation = new ValidateTokenContext(context.Transaction)
        {
            Token = context.SubjectToken ?? "",
            ValidTokenTypes = { TokenTypeIdentifiers.IdentityToken },
            DisableLifetimeValidation = true,
            DisableAudienceValidation = true,
            DisablePresenterValidation = true,
        };
        await dispatcher.DispatchAsync(validation);
        return validation.IsRejected ? null : validation.Principal;
    }

    private static bool IsOfSecret(ClaimsPrincipal idToken, string secret) =>
        idToken.GetClaim(NativeSsoNames.HashClaim) is { } hash
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(DeviceSecret.HashOf(secret)));
}
