namespace SsoConfig.Tests.Support;

internal static class StepAssert
{
    public static void Failed(string code, StepOutcome outcome) =>
        Assert.Equal(code, Assert.IsType<StepOutcome.Failed>(outcome).Error.Code);
}
