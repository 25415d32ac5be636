namespace SsoConfig.Tests.Provider;

/// <summary>A sign-in at the provider, as it was asked for.</summary>
internal sealed record Grant(IReadOnlyDictionary<string, string> Request, long AuthenticatedAt);
