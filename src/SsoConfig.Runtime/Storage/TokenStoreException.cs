namespace SsoConfig.Storage;

/// <summary>The app's token store failed. Nothing else in this library is reported as a failure of the store.</summary>
internal sealed class TokenStoreException(Exception cause, string? location) : Exception("The token store failed.", cause)
{
    public SsoError Error { get; } = TokenStoreErrors.From(cause, location);
}
