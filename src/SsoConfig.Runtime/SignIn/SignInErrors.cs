namespace SsoConfig.SignIn;

/// <summary>Why a response does not complete a sign-in.</summary>
internal static class SignInErrors
{
    public static SsoError NoPendingSignIn { get; } =
        new(
            SsoErrorCodes.NoPendingSignIn,
            "No sign-in is waiting for this response. It was completed before, was replaced by a newer one, or never started here. "
                + "Start a new sign-in."
        );

    public static SsoError PendingSignInExpired { get; } =
        new(SsoErrorCodes.PendingSignInExpired, "The response belongs to a sign-in that was started too long ago. Start a new sign-in.");
}
