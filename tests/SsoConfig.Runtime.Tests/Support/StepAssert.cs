namespace SsoConfig.Tests.Support;

internal static class StepAssert
{
    public static void Failed(string code, SignOutStepResult outcome) =>
        Assert.Equal(code, Assert.IsType<SignOutStepResult.Failed>(outcome).Error.Code);
}
