namespace SsoConfig.Protocol;

/// <summary>How a revocation ended: done, not supported by the provider, or failed.</summary>
internal readonly record struct RevocationOutcome(bool IsSupported, SsoError? Error)
{
    public static RevocationOutcome Done => new(IsSupported: true, Error: null);

    public static RevocationOutcome NotSupported => new(IsSupported: false, Error: null);

    public static RevocationOutcome Failed(SsoError error) => new(IsSupported: true, error);
}
