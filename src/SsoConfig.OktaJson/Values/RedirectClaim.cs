namespace SsoConfig.OktaJson.Values;

/// <summary>What an app claims on a device by a redirect URI: its scheme, or the whole link. Two apps never claim the same.</summary>
internal static class RedirectClaim
{
    /// <summary>The claim in the spelling in which two of them are compared; empty where the URI has no scheme.</summary>
    public static string Of(string? uri) =>
        uri is null ? string.Empty
        : ClaimedHttpsUri.IsOne(uri) ? uri.ToLowerInvariant()
        : UriScheme.ToLower(UriScheme.From(uri));
}
