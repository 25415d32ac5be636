using System.Diagnostics;
using SsoConfig;

namespace SsoAppNamespace.Desktop;

/// <summary>What became of each step of a sign-out.</summary>
internal sealed record StepReport(string RefreshTokenRevocation, string AccessTokenRevocation, string EndSession, string LocalTokens)
{
    public static StepReport Of(SignOutResult result) =>
        new(Of(result.RefreshTokenRevocation), Of(result.AccessTokenRevocation), Of(result.EndSession), Of(result.LocalTokens));

    private static string Of(SignOutStepResult outcome) => outcome switch
    {
        SignOutStepResult.Done => "done",
        SignOutStepResult.NotNeeded => "not_needed",
        SignOutStepResult.NotSupported => "not_supported",
        SignOutStepResult.Cancelled => "cancelled",
        SignOutStepResult.Failed => "failed",
        _ => throw new UnreachableException(),
    };
}
