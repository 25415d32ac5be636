using System.Text.Json.Nodes;
using SsoConfig.Tests.Provider;

namespace SsoConfig.Tests.Support;

/// <summary>A sign-in with an id_token that was changed: taken, or refused without a trace in the store.</summary>
internal static class IdTokenVerdict
{
    public static Task IsRefusedAsync(string reason, Action<JsonObject> alterClaims) =>
        IsRefusedAsync(reason, (RecordingProvider provider) => provider.AlterIdToken = alterClaims);

    public static async Task IsRefusedAsync(string reason, Action<RecordingProvider> misbehave)
    {
        using var scenario = new Scenario();
        misbehave(scenario.Provider);

        var error = await scenario.FailedSignInAsync();

        Assert.Equal(SsoErrorCodes.InvalidIdToken, error.Code);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Null(scenario.Stored());
    }

    public static Task IsAcceptedAsync(Action<JsonObject> alterClaims) =>
        IsAcceptedAsync((RecordingProvider provider) => provider.AlterIdToken = alterClaims);

    public static async Task IsAcceptedAsync(Action<RecordingProvider> behave)
    {
        using var scenario = new Scenario();
        behave(scenario.Provider);

        await scenario.SignedInAsync();
    }
}
