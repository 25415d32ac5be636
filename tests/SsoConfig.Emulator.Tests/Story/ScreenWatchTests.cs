using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.FakeAdb;
using SsoConfig.Emulator.Story;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Story;

public sealed class ScreenWatchTests
{
    [Theory]
    [InlineData("signin_fre_dismiss_button", "Use without an account")]
    [InlineData("terms_accept", "Accept & continue")]
    [InlineData("negative_button", "No thanks")]
    [InlineData("ack_button", "Got it")]
    [InlineData("translate_infobar_close_button", "Close")]
    public async Task What_covers_the_page_is_tapped_away(string id, string text)
    {
        var screens = TestFamily.SharedScreens();
        screens["obstacle"] = TestFamily.Obstacle(id, text);
        using var device = new TestDevice(new DeviceDescription { Screens = screens, Start = "obstacle" });

        Assert.Equal("username", (await WaitForUserFieldAsync(device)).ResourceId);
    }

    [Fact]
    public async Task A_screen_that_moves_is_looked_at_again()
    {
        using var device = new TestDevice(TestFamily.Shared() with { Restless = 2, Start = "form" });

        Assert.Equal("username", (await WaitForUserFieldAsync(device)).ResourceId);
    }

    [Fact]
    public async Task Lines_of_an_old_adb_do_not_matter()
    {
        using var device = new TestDevice(TestFamily.Shared() with { UsesCarriageReturns = true, Start = "form" });

        Assert.Equal("username", (await WaitForUserFieldAsync(device)).ResourceId);
    }

    private static Task<ScreenNode> WaitForUserFieldAsync(TestDevice device) =>
        new ScreenWatch(device.Open(), TestDevice.Quick()).WaitForAsync(
            "The user name field",
            Chrome.FindUserField,
            TestContext.Current.CancellationToken
        );
}
