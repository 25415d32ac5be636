namespace SsoConfig.Diagnostics;

/// <summary>How outcomes are called in logs and measurements.</summary>
internal static class Names
{
    public static string Of(SignInResult result) => result switch
    {
        SignInResult.SignedIn => "signed_in",
        SignInResult.Cancelled => "cancelled",
        SignInResult.Denied => "denied",
        _ => "failed",
    };

    public static string Of(SessionCheckResult result) => result switch
    {
        SessionCheckResult.Valid => "valid",
        SessionCheckResult.NoSession => "no_session",
        SessionCheckResult.InteractionNeeded => "interaction_needed",
        SessionCheckResult.NeedsUi => "needs_ui",
        SessionCheckResult.Cancelled => "cancelled",
        _ => "failed",
    };

    public static string Of(SignOutStepResult outcome) => outcome switch
    {
        SignOutStepResult.Done => "done",
        SignOutStepResult.NotNeeded => "not_needed",
        SignOutStepResult.NotSupported => "not_supported",
        SignOutStepResult.Cancelled => "cancelled",
        _ => "failed",
    };
}
