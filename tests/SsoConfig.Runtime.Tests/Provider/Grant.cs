namespace SsoConfig.Tests.Provider;

/// <summary>A sign-in at the provider, as it was asked for.</summary>
internal sealed record Grant(IReadOnlyDictionary<string, string> Request, long AuthenticatedAt)
{
    /// <summary>Whose it is, if not that of the browser's session.</summary>
    public string? Subject { get; init; }

    /// <summary>The device secret that it lives and dies with.</summary>
    public string? DeviceSecret { get; init; }

    /// <summary>Whether it came of a device secret; the response has no new one.</summary>
    public bool IsExchanged { get; init; }
}
