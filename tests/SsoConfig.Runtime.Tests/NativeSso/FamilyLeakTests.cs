using System.Text;
using Microsoft.Extensions.Logging;

namespace SsoConfig.Tests.NativeSso;

/// <summary>Each test with a family looks for its secrets when it ends (see <see cref="FamilyScenario"/>); here is the proof.</summary>
public sealed class FamilyLeakTests
{
    [Theory]
    [InlineData("store")]
    [InlineData("log")]
    [InlineData("result")]
    public async Task A_device_secret_in_an_apps_store_a_log_or_a_result_would_be_found(string place)
    {
        var family = await FamilyScenario.WithSessionAsync();
        var text = $"the secret is {family.DeviceSecret}";
        switch (place)
        {
            case "store":
                family.Second.Store.Put("session", Encoding.UTF8.GetBytes(text));
                break;
            case "log":
                family.Logs.CreateLogger("x").Log(LogLevel.Trace, 0, text, null, static (state, _) => state);
                break;
            default:
                family.Keep(text);
                break;
        }

        Assert.Throws<Xunit.Sdk.EmptyException>(family.Dispose);
    }
}
