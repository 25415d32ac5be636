using System.Diagnostics;
using SsoConfig;

namespace SsoAppNamespace.Desktop;

/// <summary>The result of each step of a sign-out.</summary>
internal sealed record StepReport(string RefreshTokenRevocation, string AccessTokenRevocation, string EndSession, string LocalTokens)
{
    public static StepReport From(SignOutResult result) =>
        new(From(result.RefreshTokenRevocation), From(result.AccessTokenRevocation), From(result.EndSession), From(result.LocalTokens));

    private static string From(SignOutStepResult result) => result switch
    {
        SignOutStepResult.Done => "done",
        SignOutStepResult.NotNeeded => "not_needed",
        SignOutStepResult.NotSupported => "not_supported",
        SignOutStepResult.Cancelled => "cancelled",
        SignOutStepResult.Failed => "failed",
        _ => throw new UnreachableException(),
    };
}
