namespace SsoConfig;

/// <summary>What a sign-out did, step by step. One step that fails stops no other.</summary>
/// <param name="RefreshTokenRevocation">The refresh token at the provider (RFC 7009).</param>
/// <param name="AccessTokenRevocation">The access token at the provider (RFC 7009).</param>
/// <param name="EndSession">The session in the browser (RP-Initiated Logout 1.0).</param>
/// <param name="LocalTokens">The tokens on this device.</param>
public sealed record SignOutResult(
    StepOutcome RefreshTokenRevocation,
    StepOutcome AccessTokenRevocation,
    StepOutcome EndSession,
    StepOutcome LocalTokens)
{
    /// <summary>Whether every step is done or was not needed.</summary>
    public bool IsComplete =>
        IsSettled(RefreshTokenRevocation) && IsSettled(AccessTokenRevocation) && IsSettled(EndSession) && IsSettled(LocalTokens);

    private static bool IsSettled(StepOutcome outcome) => outcome is StepOutcome.Done or StepOutcome.NotNeeded;
}
