using SsoConfig.Desktop.SchemeHandler;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

public sealed class MimeAppsListTests
{
    private const string Type = "x-scheme-handler/com.first.sample";

    [Theory]
    [InlineData("", "[Default Applications]\nTYPE=ours.desktop")]
    [InlineData("[Default Applications]", "[Default Applications]\nTYPE=ours.desktop")]
    [InlineData("[Default Applications]\nTYPE=theirs.desktop\ntext/html=b.desktop", "[Default Applications]\nTYPE=ours.desktop\ntext/html=b.desktop")]
    [InlineData("[Added Associations]\nTYPE=a.desktop", "[Added Associations]\nTYPE=a.desktop\n\n[Default Applications]\nTYPE=ours.desktop")]
    [InlineData("# mine\n[Default Applications]\n\n[Removed Associations]\nTYPE=a.desktop", "# mine\n[Default Applications]\nTYPE=ours.desktop\n\n[Removed Associations]\nTYPE=a.desktop")]
    public void The_default_is_set_and_every_other_line_stays(string before, string after) =>
        Assert.Equal(Lines(after), MimeAppsList.WithDefault(Lines(before), Type, "ours.desktop"));

    [Fact]
    public void Setting_it_twice_is_setting_it_once()
    {
        var once = MimeAppsList.WithDefault([], Type, "ours.desktop");

        Assert.Equal(once, MimeAppsList.WithDefault(once, Type, "ours.desktop"));
    }

    [Fact]
    public void It_is_taken_away_again_alone() =>
        Assert.Equal(
            Lines("[Default Applications]\nTYPE.two=b.desktop"),
            MimeAppsList.WithDefault(Lines("[Default Applications]\nTYPE=ours.desktop\nTYPE.two=b.desktop"), Type, null));

    [Theory]
    [InlineData("", null)]
    [InlineData("[Default Applications]\nTYPE=a.desktop", "a.desktop")]
    [InlineData("[Default Applications]\nTYPE = a.desktop;b.desktop;", "a.desktop")]
    [InlineData("[Default Applications]\nTYPE.two=a.desktop", null)]
    [InlineData("[Added Associations]\nTYPE=a.desktop", null)]
    public void The_first_desktop_file_is_the_default(string list, string? expected) => Assert.Equal(expected, MimeAppsList.DefaultOf(Lines(list), Type));

    private static string[] Lines(string text) => text.Length == 0 ? [] : text.Replace("TYPE", Type, StringComparison.Ordinal).Split('\n');
}
