namespace SsoConfig;

/// <summary>What a sign-out did, step by step. A failed step does not prevent the others.</summary>
public sealed class SignOutResult
{
    /// <summary>The refresh token at the provider (RFC 7009).</summary>
    public required SignOutStepResult RefreshTokenRevocation { get; init; }

    /// <summary>The access token at the provider (RFC 7009).</summary>
    public required SignOutStepResult AccessTokenRevocation { get; init; }

    /// <summary>
    /// The device secret that the apps of a family share, on this device and at the provider (RFC 7009): with it the tokens of all apps
    /// that took part are ended. <see cref="SignOutStepResult.NotNeeded"/> where the apps share none.
    /// </summary>
    public SignOutStepResult DeviceSecretRevocation { get; init; } = new SignOutStepResult.NotNeeded("This app shares no device secret.");

    /// <summary>The session in the browser (RP-Initiated Logout 1.0).</summary>
    public required SignOutStepResult EndSession { get; init; }

    /// <summary>The tokens on this device.</summary>
    public required SignOutStepResult LocalTokens { get; init; }

    /// <summary>Whether every step is done or was not needed.</summary>
    public bool IsComplete =>
        IsSettled(DeviceSecretRevocation)
        && IsSettled(RefreshTokenRevocation)
        && IsSettled(AccessTokenRevocation)
        && IsSettled(EndSession)
        && IsSettled(LocalTokens);

    private static bool IsSettled(SignOutStepResult step) => step is SignOutStepResult.Done or SignOutStepResult.NotNeeded;
}
