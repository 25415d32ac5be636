using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Device;

public sealed class ScreenTests
{
    [Fact]
    public void Messages_around_a_dump_are_not_part_of_it()
    {
        var screen = Screen.TryParse(
            "WARNING: linker\r\nUI hierchary dumped to: x\r\n" + Screens.SignInPage() + "UI hierchary dumped to: x\r\n"
        );

        Assert.Equal(5, screen!.Nodes.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ERROR: could not get idle state.")]
    [InlineData("<hierarchy><node text='half")]
    [InlineData("</hierarchy><hierarchy>")]
    [InlineData("<hierarchy><node></hierarchy>")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE hierarchy [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><hierarchy>&a;</hierarchy>")]
    public void What_is_no_dump_is_none(string output) => Assert.Null(Screen.TryParse(output));

    [Fact]
    public void Characters_that_XML_does_not_have_are_read() =>
        Assert.Single(Screen.TryParse("<hierarchy><node text='a&#0;b' bounds='[0,0][1,1]'/></hierarchy>")!.Nodes);

    [Theory]
    [InlineData("[0,0][0,100]")]
    [InlineData("[10,10][5,5]")]
    [InlineData("")]
    [InlineData("[a,b][c,d]")]
    [InlineData("[0,0][99999999999,1]")]
    public void A_node_without_a_position_on_the_screen_cannot_be_seen(string bounds) =>
        Assert.Empty(Screen.TryParse($"<hierarchy><node text='a' bounds='{bounds}'/></hierarchy>")!.Nodes);

    [Fact]
    public void The_fields_of_the_page_are_found_beside_those_of_the_browser()
    {
        var screen = Screen.TryParse(Screens.SignInPage())!;

        Assert.Equal("username", Chrome.FindUserField(screen)!.ResourceId);
        Assert.Equal("password", Chrome.FindPasswordField(screen)!.ResourceId);
    }

    [Fact]
    public void A_page_without_a_password_field_is_no_sign_in_page()
    {
        var search = Screens.Of(Screens.Node(Chrome.Package, "android.widget.EditText", "", "username"));

        Assert.Null(Chrome.FindUserField(Screen.TryParse(search)!));
    }

    [Theory]
    [InlineData("terms_accept")]
    [InlineData("Accept & continue")]
    [InlineData("com.first.sample:id/terms_accept")]
    public void An_element_of_a_page_with_another_id_is_not_tapped_away(string id)
    {
        var page = Screens.Of(Screens.Node(Chrome.Package, "android.widget.Button", "Accept & continue", id));

        Assert.Null(Chrome.FindObstacle(Screen.TryParse(page)!));
    }
}
