using System.Runtime.Versioning;
using SsoConfig.Tasks.Family;
using Xunit;

namespace SsoConfig.Tasks.Tests.Family;

/// <summary>Which files below an okta.org.json's folder belong to the other apps of its family.</summary>
public sealed class FamilyFolderTests : IDisposable
{
    private readonly TemporaryFolder _family = new();

    public FamilyFolderTests() => Add("okta.org.json", "First/okta.json");

    [Fact]
    public void Every_other_app_is_found_however_deep_it_lies()
    {
        Add("Second/okta.json", "mobile/apps/Third/okta.json");

        Assert.Equal(["Second/okta.json", "mobile/apps/Third/okta.json"], Found());
    }

    [Fact]
    public void The_own_app_and_what_is_below_it_is_none()
    {
        Add("First/okta.Debug.json", "First/copy/okta.json");

        Assert.Empty(Found());
    }

    [Fact]
    public void The_own_app_is_known_by_its_folder_alone()
    {
        Add("other/First/okta.json", "First2/okta.json");

        Assert.Equal(["First2/okta.json", "other/First/okta.json"], Found());
    }

    [Fact]
    public void The_layer_of_the_environment_comes_along_and_no_other()
    {
        Add("Second/okta.json", "Second/okta.Debug.json", "Second/okta.Release.json", "Second/okta.schema.json");

        Assert.Equal(["Second/okta.Debug.json", "Second/okta.json"], Found("Debug"));
    }

    [Fact]
    public void Without_an_environment_okta_json_is_all()
    {
        Add("Second/okta.json", "Second/okta.Debug.json");

        Assert.Equal(["Second/okta.json"], Found(environment: ""));
    }

    [Fact]
    public void A_layer_without_an_okta_json_is_no_app()
    {
        Add("Second/okta.Debug.json");

        Assert.Empty(Found());
    }

    [Theory]
    [InlineData("bin")]
    [InlineData("obj")]
    [InlineData("OBJ")]
    [InlineData("artifacts")]
    [InlineData("node_modules")]
    [InlineData(".git")]
    public void What_tools_write_is_not_looked_into(string folder)
    {
        Add($"{folder}/okta.json", $"mobile/{folder}/Second/okta.json");

        Assert.Empty(Found());
    }

    [Theory]
    [InlineData("binary")]
    [InlineData("bin.app")]
    public void A_folder_that_only_begins_like_one_of_them_is_looked_into(string folder)
    {
        Add($"{folder}/okta.json");

        Assert.Equal([$"{folder}/okta.json"], Found());
    }

    [Fact]
    public void The_folders_of_an_app_are_its_own()
    {
        Add("Second/okta.json", "Second/tests/okta.json");

        Assert.Equal(["Second/okta.json"], Found());
    }

    [Fact]
    public void A_family_within_the_family_is_another_one()
    {
        Add("Inner/okta.org.json", "Inner/Second/okta.json");

        Assert.Empty(Found());
    }

    [Fact]
    public void An_app_in_the_folder_of_the_family_itself_is_not_of_it()
    {
        Add("okta.json");

        Assert.Empty(Found());
    }

    [Fact]
    public void A_link_is_not_followed_since_it_leads_to_an_app_twice_or_in_a_circle()
    {
        Add("Second/okta.json");
        Link("Again", "Second");
        Link("mobile/circle", ".");

        Assert.Equal(["Second/okta.json"], Found());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_folder_that_may_not_be_read_has_no_app()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Every folder may be read here.");
        Add("closed/Second/okta.json", "Third/okta.json");
        File.SetUnixFileMode(_family.PathOf("closed"), UnixFileMode.None);

        var found = Found();

        File.SetUnixFileMode(_family.PathOf("closed"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(["Third/okta.json"], found);
    }

    [Fact]
    public void A_family_that_is_gone_has_no_app() =>
        Assert.Empty(FamilyFolder.FilesOfOthers(_family.PathOf("gone"), _family.PathOf("gone/First"), "Debug"));

    public void Dispose() => _family.Dispose();

    private void Add(params string[] files)
    {
        foreach (var file in files)
        {
            _family.Write(file, "{}");
        }
    }

    private void Link(string name, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_family.PathOf(name))!);
        try
        {
            Directory.CreateSymbolicLink(_family.PathOf(name), _family.PathOf(target));
        }
        catch (IOException problem)
        {
            // Windows lets only an administrator or a developer make one.
            Assert.Skip(problem.Message);
        }
    }

    private IEnumerable<string> Found(string environment = "Debug") =>
        FamilyFolder
            .FilesOfOthers(_family.Root, _family.PathOf("First"), environment)
            .Select(file => Path.GetRelativePath(_family.Root, file).Replace('\\', '/'));
}
