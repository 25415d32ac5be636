using SsoConfig.Provisioning.Apps;
using SsoConfig.Provisioning.Http;

namespace SsoConfig.Provisioning.Doctor;

/// <summary>Whether the provider knows the logout redirect URIs of an app.</summary>
internal sealed class LogoutChecks(AuthorizationProbe probe, AppClient app)
{
    // Three requests: with the URI, with one that was invented, with none. A provider that wants a hint refuses all three, and so tells
    // nothing.
    public async Task<Finding> CheckAsync(string redirectUri, CancellationToken cancellationToken)
    {
        var invented = $"{redirectUri.Split(':')[0]}:/{AuthorizationProbe.Invented()}";
        var real = await probe.EndSessionAsync(app.ClientId!, redirectUri, cancellationToken).ConfigureAwait(false);
        var unknown = await probe.EndSessionAsync(app.ClientId!, invented, cancellationToken).ConfigureAwait(false);
        var none = await probe.EndSessionAsync(app.ClientId!, redirectUri: null, cancellationToken).ConfigureAwait(false);
        if (real is null || unknown is null || none is null)
        {
            return Checks.Logout.Unknown(app.Name, $"{redirectUri}: cannot be asked about");
        }

        var isUnknownRefused = unknown is { IsReturned: false, IsRefusal: true };
        var isRealRefused = real is { IsReturned: false, IsRefusal: true };
        return isUnknownRefused && !isRealRefused && real.Fingerprint != unknown.Fingerprint
                ? Checks.Logout.Ok(app.Name, $"{redirectUri} is registered")
            : isUnknownRefused
            && isRealRefused
            && real.Fingerprint == unknown.Fingerprint
            && none is { IsReturned: false, IsRefusal: false }
            && real.Code is not null
                ? Checks.Logout.Wrong(
                    app.Name,
                    $"{redirectUri} is refused like one that was invented",
                    "Run 'sso register', or add it in the provider's console."
                )
            : Checks.Logout.Unknown(
                app.Name,
                $"{redirectUri}: the provider tells only after a sign-in",
                "Compare it with the provider's console."
            );
    }
}
