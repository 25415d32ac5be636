using System.Security.Claims;

namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>What a token exchange proved.</summary>
/// <param name="Session">The device session.</param>
/// <param name="Secret">Its secret.</param>
/// <param name="IdToken">The claims of the subject token, which may have expired.</param>
internal sealed record ExchangedSession(DeviceSession Session, string Secret, ClaimsPrincipal IdToken)
{
    /// <summary>Without the secret, which belongs in no log.</summary>
    public override string ToString() => nameof(ExchangedSession);
}
