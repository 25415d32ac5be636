using System.Diagnostics;
using SsoConfig;

namespace SsoAppNamespace.Desktop;

/// <summary>The result of each step of a sign-out.</summary>
internal sealed record StepReport(string RefreshTokenRevocation, string AccessTokenRevocation, string EndSession, string LocalTokens)
{
    /// <summary>The device secret of the family; absent where the apps share none.</summary>
    public string? DeviceSecretRevocation { get; init; }

    public static StepReport From(SignOutResult result)
    {
        return new(From(result.RefreshTokenRevocation), From(result.AccessTokenRevocation), From(result.EndSession), From(result.LocalTokens))
        {
            DeviceSecretRevocation = result.DeviceSecretRevocation is SignOutStepResult.NotNeeded ? null : From(result.DeviceSecretRevocation),
        };
    }

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
