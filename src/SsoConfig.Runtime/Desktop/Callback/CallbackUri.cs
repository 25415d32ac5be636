namespace SsoConfig.Desktop.Callback;

/// <summary>Which redirect URI an arriving answer belongs to. Only the place is compared; what it says is checked by the runtime.</summary>
internal static class CallbackUri
{
    /// <summary>Longer ones are not looked at: no provider sends them.</summary>
    public const int MaxLength = 32 * 1024;

    public static bool Answers(string redirectUri, string responseUri) =>
        responseUri.Length <= MaxLength
        && responseUri.StartsWith(redirectUri, StringComparison.Ordinal)
        && (responseUri.Length == redirectUri.Length || responseUri[redirectUri.Length] is '?' or '#');
}
