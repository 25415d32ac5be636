using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using SsoConfig.Desktop.SchemeHandler;
using SsoConfig.Desktop.Tests.Support;

namespace SsoConfig.Desktop.Tests.SchemeHandler;

/// <summary>Who may be able to put another program in the place of the one that is registered.</summary>
public sealed class WindowsProgramTrustTests
{
    private const string User = "S-1-5-21-1-2-3-1001";

    private const int FullControl = 0x1F01FF;
    private const int Modify = 0x301BF;
    private const int Write = 0x116;
    private const int WriteData = 0x2;
    private const int AppendData = 0x4;
    private const int WriteAttributes = 0x100;
    private const int DeleteSubdirectoriesAndFiles = 0x40;
    private const int Delete = 0x10000;
    private const int ReadPermissions = 0x20000;
    private const int ChangePermissions = 0x40000;
    private const int TakeOwnership = 0x80000;
    private const int ReadAndExecute = 0x200A9;
    private const int GenericAll = 0x10000000;
    private const int GenericWrite = 0x40000000;

    [Theory]
    [InlineData("S-1-1-0", FullControl)]
    [InlineData("S-1-5-11", Modify)]
    [InlineData("S-1-5-32-545", Write)]
    [InlineData("S-1-5-32-545", WriteData)]
    [InlineData("S-1-5-32-545", AppendData)]
    [InlineData("S-1-5-32-545", Delete)]
    [InlineData("S-1-5-32-545", DeleteSubdirectoriesAndFiles)]
    [InlineData("S-1-5-4", ChangePermissions)]
    [InlineData("S-1-5-21-1-2-3-1002", TakeOwnership)]
    [InlineData("S-1-1-0", GenericAll)]
    [InlineData("S-1-1-0", GenericWrite)]
    public void Another_user_or_group_that_can_change_the_file_is_found(string identity, int rights) =>
        Assert.True(new WindowsAccess(identity, rights).Gives(WindowsAccess.Replacing | WindowsAccess.Writing, User));

    [Theory]
    [InlineData(User)]
    [InlineData("S-1-5-18")]
    [InlineData("S-1-5-32-544")]
    [InlineData("S-1-3-0")]
    [InlineData("S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464")]
    public void The_user_the_system_and_administrators_may(string identity) =>
        Assert.False(new WindowsAccess(identity, FullControl).Gives(WindowsAccess.Replacing | WindowsAccess.Writing, User));

    [Theory]
    [InlineData(ReadAndExecute)]
    [InlineData(ReadPermissions)]
    [InlineData(WriteAttributes)]
    public void Whoever_can_only_read_and_run_it_may(int rights) =>
        Assert.False(new WindowsAccess("S-1-1-0", rights).Gives(WindowsAccess.Replacing | WindowsAccess.Writing, User));

    [Fact]
    public void Whoever_can_add_a_file_to_a_folder_far_above_cannot_replace_the_one_on_the_way() =>
        Assert.False(new WindowsAccess("S-1-5-11", WriteData).Gives(WindowsAccess.Replacing, User));

    [Fact]
    public void An_entry_that_denies_or_is_for_what_is_created_below_gives_nothing()
    {
        var access = new WindowsAccess("S-1-1-0", FullControl);

        Assert.False((access with { IsAllowed = false }).Gives(WindowsAccess.Replacing, User));
        Assert.False((access with { IsInheritOnly = true }).Gives(WindowsAccess.Replacing, User));
    }

    [Fact]
    [SupportedOSPlatform("windows")]
    public void A_program_that_every_user_can_write_is_refused_with_its_path_and_the_remedy()
    {
        Assert.SkipUnless(OperatingSystem.IsWindows(), "Access lists are those of Windows.");
        using var folder = new TemporaryFolder();
        var program = folder["first.exe"];
        File.WriteAllText(program, "");
        GiveToEveryone(program);

        var refusal = Assert.Throws<SchemeHandlerException>(() => WindowsProgramTrust.Verify(program));

        Assert.Contains(program, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Program Files", refusal.Message, StringComparison.Ordinal);
    }

    [SupportedOSPlatform("windows")]
    private static void GiveToEveryone(string file)
    {
        var security = new FileInfo(file).GetAccessControl();
        security.AddAccessRule(
            new FileSystemAccessRule(new SecurityIdentifier("S-1-1-0"), FileSystemRights.FullControl, AccessControlType.Allow)
        );
        new FileInfo(file).SetAccessControl(security);
    }
}
