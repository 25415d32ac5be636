namespace SsoConfig.Protocol;

/// <summary>What the token endpoint gave, id_token validated. Times are this device's.</summary>
internal sealed record TokenSet
{
    public required string AccessToken { get; init; }

    public required DateTimeOffset ObtainedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public string? RefreshToken { get; init; }

    public string? IdToken { get; init; }

    /// <summary>The device secret that the id_token is bound to, if it may be kept.</summary>
    public string? DeviceSecret { get; init; }

    public IdTokenClaims? Claims { get; init; }

    public override string ToString() => nameof(TokenSet);
}
