namespace SsoConfig.Diagnostics;

/// <summary>The names of outcomes in logs and measurements.</summary>
internal static class OutcomeName
{
    public static string From(SignInResult result) =>
        result switch
        {
            SignInResult.SignedIn => "signed_in",
            SignInResult.Cancelled => "cancelled",
            SignInResult.Denied => "denied",
            _ => "failed",
        };

    public static string From(SessionCheckResult result) =>
        result switch
        {
            SessionCheckResult.Valid => "valid",
            SessionCheckResult.NoSession => "no_session",
            SessionCheckResult.InteractionNeeded => "interaction_needed",
            SessionCheckResult.NeedsUi => "needs_ui",
            SessionCheckResult.Cancelled => "cancelled",
            _ => "failed",
        };

    public static string From(SignOutStepResult outcome) =>
        outcome switch
        {
            SignOutStepResult.Done => "done",
            SignOutStepResult.NotNeeded => "not_needed",
            SignOutStepResult.NotSupported => "not_supported",
            SignOutStepResult.Cancelled => "cancelled",
            _ => "failed",
        };
}
