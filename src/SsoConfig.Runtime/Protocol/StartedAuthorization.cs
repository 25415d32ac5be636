using SsoConfig.Storage;

namespace SsoConfig.Protocol;

/// <summary>An authorization request, ready to go to the browser.</summary>
internal sealed record StartedAuthorization(string StartUri, PendingSignIn Pending)
{
    public override string ToString() => nameof(StartedAuthorization);
}
