namespace SsoConfig.Protocol;

/// <summary>An authorization request, ready to go to the browser.</summary>
internal sealed record StartedAuthorization(string StartUri, PendingAuthorization Pending)
{
    public override string ToString() => nameof(StartedAuthorization);
}
