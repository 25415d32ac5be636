using System.Runtime.Versioning;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

/// <summary>
/// A registration outlives the program that it names, so nobody else may be able to put a different one there. Real files, and a real other
/// user.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class UnixProgramTrustTests : IDisposable
{
    private const UnixFileMode Everything = (UnixFileMode)0x1FF;
    private readonly TemporaryFolder _folder = new();

    public UnixProgramTrustTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists.");
        Directory.CreateDirectory(_folder["app"]);
        File.WriteAllText(Program, "");
    }

    private string Program => _folder[Path.Combine("app", "First")];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_program_of_the_system_is_trusted() => Assert.Empty(UnixProgramTrust.Verify("/bin/sh"));

    [Fact]
    public void Below_a_folder_for_all_users_the_users_own_folder_has_to_stay() =>
        Assert.Equal(
            [Path.GetFullPath(_folder.Path)],
            UnixProgramTrust.Verify(Program).Select(static folder => folder.Replace("/private", "", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("app")]
    [InlineData("app/First")]
    [InlineData("")]
    public void What_every_user_can_write_is_refused_with_its_path_and_the_remedy(string shared)
    {
        File.SetUnixFileMode(_folder[shared], Everything);

        var refused = Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(Program));

        Assert.Contains($"\"{_folder[shared].TrimEnd('/')}\"", refused.Message, StringComparison.Ordinal);
        Assert.Contains("chmod go-w", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app")]
    [InlineData("app/First")]
    [InlineData("")]
    public async Task What_belongs_to_another_user_is_refused(string theirs)
    {
        OtherUser.SkipUnlessPossible();
        await OtherUser.GiveAsync(_folder[theirs]);

        Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(Program));
    }

    [Fact]
    public async Task What_a_group_with_other_members_can_write_is_refused_and_a_group_of_ones_own_is_not()
    {
        OtherUser.SkipUnlessPossible();
        (
            await Eng.Command.RunAsync("chgrp", [$"{OtherUser.Id}", Program], "/", cancellationToken: TestContext.Current.CancellationToken)
        ).EnsureSucceeded();
        File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.GroupWrite);
        string[] group = [$"shared:x:{OtherUser.Id}:ben", "root:x:0:"],
            own = [$"own:x:{OtherUser.Id}:", "root:x:0:"];

        Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(Program, 0, new UserGroups(["ben:x:1001:1001::/:"], group)));
        Assert.NotEmpty(UnixProgramTrust.Verify(Program, 0, new UserGroups(["ben:x:1001:1001::/:"], own)));
    }

    [Fact]
    public void A_link_on_the_way_is_followed_and_what_it_refers_to_is_judged()
    {
        var shared = Directory.CreateDirectory(_folder["shared"]).FullName;
        File.SetUnixFileMode(shared, Everything);
        File.WriteAllText(Path.Combine(shared, "First"), "");
        File.CreateSymbolicLink(_folder["link"], Program);
        File.CreateSymbolicLink(_folder["link-to-shared"], Path.Combine("shared", "First"));
        Directory.CreateSymbolicLink(_folder["folder-link"], _folder["app"]);
        File.CreateSymbolicLink(_folder["loop"], _folder["loop"]);

        Assert.NotEmpty(UnixProgramTrust.Verify(_folder["link"]));
        Assert.NotEmpty(UnixProgramTrust.Verify(_folder[Path.Combine("folder-link", "First")]));
        Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(_folder["link-to-shared"]));
        Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(_folder["loop"]));
    }

    [Fact]
    public void A_link_that_any_user_may_put_into_place_is_refused()
    {
        var shared = Directory.CreateDirectory(_folder["shared"]).FullName;
        File.SetUnixFileMode(shared, Everything | UnixFileMode.StickyBit);
        File.CreateSymbolicLink(Path.Combine(shared, "link"), Program);

        Assert.Throws<SchemeHandlerException>(() => UnixProgramTrust.Verify(Path.Combine(shared, "link")));
    }
}
