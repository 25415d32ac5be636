using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Tests.Device;

public sealed class TypedTextTests
{
    [Theory]
    [InlineData("ada@example.com", "input text 'ada@example.com'")]
    [InlineData("two words", "input text 'two%swords'")]
    [InlineData("it's", @"input text 'it'\''s'")]
    [InlineData("$(reboot); `id` \"&|<>\\", "input text '$(reboot);%s`id`%s\"&|<>\\'")]
    public void A_text_is_one_word_of_the_devices_shell(string text, string script) => Assert.Equal(script, TypedText.ToScript(text));

    [Theory]
    [InlineData("100%sure")]
    [InlineData("Grüße")]
    [InlineData("two\nlines")]
    public void What_input_cannot_type_is_refused_and_not_shown(string text)
    {
        var failure = Assert.Throws<DeviceException>(() => TypedText.ToScript(text));

        Assert.DoesNotContain(text, failure.Message, StringComparison.Ordinal);
    }
}
