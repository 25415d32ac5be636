using SsoConfig.Emulator.Story;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Story;

public sealed class HiddenTextTests
{
    private const string Password = "p&ss <\"it's\"> $1";

    [Fact]
    public void A_password_is_hidden_as_it_is() => Assert.Equal("Use … to sign in.", Hide($"Use {Password} to sign in."));

    [Fact]
    public void A_password_is_hidden_in_a_description_of_the_screen()
    {
        var dump = Screens.Of(Screens.Node(Screens.First, "android.widget.TextView", $"Use {Password} to sign in."));
        Assert.Contains("p&amp;ss", dump, StringComparison.Ordinal);

        Assert.Contains("text=\"Use … to sign in.\"", Hide(dump), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("p&amp;ss &lt;&quot;it&apos;s&quot;&gt; $1")]
    [InlineData("p&#38;ss &#60;&#34;it&#39;s&#34;&#62; $1")]
    [InlineData("&#112;&#x26;s&#0115;&#x20;&#x3C;&#x022;it&#x27;s&#34;&#x3e; &#36;1")]
    public void A_password_is_hidden_whatever_characters_are_references(string escaped) => Assert.Equal("[…]", Hide($"[{escaped}]"));

    [Fact]
    public void Without_a_password_nothing_is_hidden() => Assert.Equal("Signed out.", new HiddenText("").HideIn("Signed out."));

    private static string Hide(string text) => new HiddenText(Password).HideIn(text);
}
