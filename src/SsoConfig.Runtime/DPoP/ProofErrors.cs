namespace SsoConfig.DPoP;

/// <summary>What keeps a proof from being made.</summary>
internal static class ProofErrors
{
    /// <summary>One object, so that nothing that a provider says can be taken for it.</summary>
    public static SsoError KeyLost { get; } =
        new(
            SsoErrorCodes.ProofKeyLost,
            "The key that the tokens are bound to is gone from this device, as after a restored backup or a changed screen lock. "
                + "Sign in again."
        );

    /// <summary>Never the exception's own message, which may name a key or a folder.</summary>
    public static SsoError KeyStoreFailed(Exception exception) => KeyStoreFailed(exception.GetType().Name);

    public static SsoError KeyStoreFailed(string what) =>
        new(
            SsoErrorCodes.Storage,
            $"The store of the proof keys failed ({what}). Check that the device's key store can be used, then try again.",
            isTransient: true
        );
}
