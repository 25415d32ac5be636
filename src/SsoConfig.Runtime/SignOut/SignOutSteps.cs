using SsoConfig.Protocol;

namespace SsoConfig.SignOut;

/// <summary>What a revocation means for a sign-out.</summary>
internal static class SignOutSteps
{
    public static SignOutStepResult From(RevocationOutcome outcome) =>
        outcome switch
        {
            { IsSupported: false } => new SignOutStepResult.NotSupported(),
            { Error: { } error } => new SignOutStepResult.Failed(error),
            _ => new SignOutStepResult.Done(),
        };
}
