using System.Security.Cryptography;
using System.Text;

namespace SsoConfig.Desktop.TestApp;

/// <summary>One line on standard output for each result.</summary>
internal static class Report
{
    public static void SignIn(SignInResult result) =>
        Console.WriteLine(
            result switch
            {
                SignInResult.SignedIn { Method: SignInMethod.NativeSso } signedIn =>
                    $"signed in without a browser: {signedIn.Session.User.Email}",
                SignInResult.SignedIn signedIn => $"signed in: {signedIn.Session.User.Email}",
                SignInResult.Failed failed => Failure(failed.Error),
                _ => result.GetType().Name,
            }
        );

    public static void SignOut(SignOutResult result) =>
        Console.WriteLine(
            result.IsComplete
                ? "signed out"
                : $"partly signed out: RefreshTokenRevocation = {Step(result.RefreshTokenRevocation)}, LocalTokens = "
                    + $"{Step(result.LocalTokens)}, EndSession = {Step(result.EndSession)}"
        );

    public static void AccessToken(AccessTokenResult result) =>
        Console.WriteLine(
            result switch
            {
                AccessTokenResult.Valid valid =>
                    $"token: {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(valid.AccessToken)))[..16]}",
                AccessTokenResult.Failed failed => Failure(failed.Error),
                _ => result.GetType().Name,
            }
        );

    private static string Step(SignOutStepResult step) =>
        step is SignOutStepResult.Failed failed ? $"Failed: {failed.Error.Message}" : step.GetType().Name;

    private static string Failure(SsoError error) => $"failed: {error.Code}: {error.Message}";
}
