using System.Runtime.Versioning;
using System.Text;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;
using SsoConfig.Eng;
using SsoConfig.Tests;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

[UnsupportedOSPlatform("windows")]
public sealed class MimeAppsListTests : IDisposable
{
    private const string Type = "x-scheme-handler/com.first.sample";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string List => _folder["mimeapps.list"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "[Default Applications]\nTYPE=ours.desktop\n")]
    [InlineData("[Default Applications]", "[Default Applications]\nTYPE=ours.desktop\n")]
    [InlineData(
        "[Default Applications]\nTYPE=theirs.desktop\ntext/html=b.desktop",
        "[Default Applications]\nTYPE=ours.desktop\ntext/html=b.desktop"
    )]
    [InlineData(
        "[Added Associations]\nTYPE=a.desktop",
        "[Added Associations]\nTYPE=a.desktop\n\n[Default Applications]\nTYPE=ours.desktop\n"
    )]
    [InlineData(
        "# mine\n[Default Applications]\n\n[Removed Associations]\nTYPE=a.desktop",
        "# mine\n[Default Applications]\nTYPE=ours.desktop\n\n[Removed Associations]\nTYPE=a.desktop"
    )]
    [InlineData(
        "[Default Applications]\r\ntext/html=b.desktop\r\n",
        "[Default Applications]\r\nTYPE=ours.desktop\r\ntext/html=b.desktop\r\n"
    )]
    [InlineData("[Added Associations]\r\n", "[Added Associations]\r\n\r\n[Default Applications]\r\nTYPE=ours.desktop\r\n")]
    [InlineData(
        "[Default Applications]\ntext/html=b.desktop\nTYPE=ours.desktop\n",
        "[Default Applications]\ntext/html=b.desktop\nTYPE=ours.desktop\n"
    )]
    [InlineData("[Default Applications]\nTYPE=ours.desktop\nTYPE=theirs.desktop\n", "[Default Applications]\nTYPE=ours.desktop\n")]
    public void The_default_is_set_and_every_other_line_stays(string before, string after) =>
        Assert.Equal(Text(after), MimeAppsList.WithDefault(Text(before), Type, "ours.desktop"));

    [Fact]
    public void Setting_it_twice_is_setting_it_once()
    {
        var once = MimeAppsList.WithDefault("", Type, "ours.desktop");

        Assert.Equal(once, MimeAppsList.WithDefault(once, Type, "ours.desktop"));
    }

    [Fact]
    public void It_is_removed_again_alone() =>
        Assert.Equal(
            Text("[Default Applications]\nTYPE.two=b.desktop"),
            MimeAppsList.WithDefault(Text("[Default Applications]\nTYPE=ours.desktop\nTYPE.two=b.desktop"), Type, null)
        );

    [Theory]
    [InlineData("", null)]
    [InlineData("[Default Applications]\nTYPE=a.desktop", "a.desktop")]
    [InlineData("[Default Applications]\r\nTYPE=a.desktop\r\n", "a.desktop")]
    [InlineData("[Default Applications]\nTYPE = a.desktop;b.desktop;", "a.desktop")]
    [InlineData("[Default Applications]\nTYPE.two=a.desktop", null)]
    [InlineData("[Added Associations]\nTYPE=a.desktop", null)]
    public void The_first_desktop_file_is_the_default(string list, string? expected) =>
        Assert.Equal(expected, MimeAppsList.FindDefault(Text(list), Type));

    [Fact]
    public async Task Bytes_of_any_encoding_stay_as_they_are()
    {
        SkipOnWindows();
        var before = Encoding.Latin1.GetBytes("# \u00C3\u00A9 \u00FF\u00E9\u0080\n[Default Applications]\n");
        await File.WriteAllBytesAsync(List, before, Cancel);

        Assert.True(await SetAsync());

        Assert.Equal(before.Concat(Encoding.ASCII.GetBytes($"{Type}=ours.desktop\n")), await File.ReadAllBytesAsync(List, Cancel));
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_heading_is_no_part_of_it()
    {
        SkipOnWindows();
        await File.WriteAllTextAsync(List, "[Default Applications]\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Cancel);

        Assert.True(await SetAsync());

        Assert.Equal(
            "[Default Applications]",
            Assert.Single(await File.ReadAllLinesAsync(List, Cancel), static line => line.StartsWith('['))
        );
    }

    [Fact]
    public async Task Its_permissions_stay()
    {
        SkipOnWindows();
        await File.WriteAllTextAsync(List, "", Cancel);
        File.SetUnixFileMode(List, OwnerOnly);

        Assert.True(await SetAsync());

        Assert.Equal(OwnerOnly, File.GetUnixFileMode(List));
    }

    [Fact]
    [Case(17)]
    public async Task A_symbolic_link_stays_and_the_file_that_it_refers_to_is_changed()
    {
        SkipOnWindows();
        var dotfile = Path.Combine(Directory.CreateDirectory(_folder["dotfiles"]).FullName, "mimeapps");
        await File.WriteAllTextAsync(dotfile, "[Default Applications]\n", Cancel);
        File.CreateSymbolicLink(_folder["link"], dotfile);
        File.CreateSymbolicLink(List, "link");

        Assert.True(await SetAsync());

        Assert.Equal("link", new FileInfo(List).LinkTarget);
        Assert.Contains("ours.desktop", await File.ReadAllTextAsync(dotfile, Cancel), StringComparison.Ordinal);
    }

    [Fact]
    [Case(17)]
    public async Task A_file_that_the_user_has_made_read_only_is_left_alone()
    {
        SkipOnWindows();
        await File.WriteAllTextAsync(List, "", Cancel);
        File.SetUnixFileMode(List, UnixFileMode.UserRead);

        Assert.False(await SetAsync());

        Assert.Equal("", await File.ReadAllTextAsync(List, Cancel));
    }

    [Fact]
    public async Task A_file_of_another_user_is_left_alone()
    {
        OtherUser.SkipUnlessPossible();
        await File.WriteAllTextAsync(List, "", Cancel);
        await OtherUser.GiveAsync(List);

        Assert.False(await SetAsync());
    }

    [Fact]
    public async Task A_pipe_in_its_place_is_not_waited_for()
    {
        SkipOnWindows();
        (await Command.RunAsync("mkfifo", [List], "/", cancellationToken: Cancel)).EnsureSucceeded();

        Assert.False(await SetAsync());
        Assert.Null(new MimeAppsList(List).FindDefault(Type));
    }

    [Fact]
    public async Task What_is_not_text_of_single_bytes_is_left_alone()
    {
        SkipOnWindows();
        await File.WriteAllTextAsync(List, "[Default Applications]\n", Encoding.Unicode, Cancel);

        Assert.False(await SetAsync());
    }

    private Task<bool> SetAsync() => new MimeAppsList(List).SetDefaultAsync(Type, "ours.desktop", Cancel);

    private static void SkipOnWindows() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Desktop files are a matter of Linux.");

    private static string Text(string text) => text.Replace("TYPE", Type, StringComparison.Ordinal);
}
