namespace SsoConfig.OktaJson.Reading;

/// <summary>One spelling of a key that a file may have.</summary>
internal sealed class KnownKey(string spelling, OktaKey key)
{
    public string Spelling => spelling;

    public OktaKey Key => key;

    /// <summary>By which two spellings are the same key.</summary>
    public string Name => key is OktaKey.Platform or OktaKey.PerCall or OktaKey.WithoutEffect ? spelling : OktaKeys.NameOf(key);
}
