using SsoConfig.Provisioning.Files;

namespace SsoConfig.Provisioning.Tests.Files;

public sealed class FileReplacementTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sso-replacement-").FullName;

    private string Target => Path.Combine(_folder, "okta.json");

    [Fact]
    public void A_file_that_is_there_already_stays_alone()
    {
        File.WriteAllText(Target, "theirs");

        var problem = Assert.Throws<ProvisioningException>(() => FileReplacement.Create(Target, "ours"u8.ToArray()));

        Assert.Contains("was created by someone else", problem.Message, StringComparison.Ordinal);
        Assert.Equal([Target], Directory.GetFileSystemEntries(_folder));
        Assert.Equal("theirs", File.ReadAllText(Target));
    }

    [Theory]
    [InlineData(typeof(UnauthorizedAccessException))]
    [InlineData(typeof(IOException))]
    public void A_file_system_that_refuses_is_a_message_and_leaves_nothing_beside_the_file(Type refusal)
    {
        var successor = FileReplacement.WriteBeside(Target, "ours"u8.ToArray());

        var problem = Assert.Throws<ProvisioningException>(() =>
            FileReplacement.Use(successor, Target, _ => throw (Exception)Activator.CreateInstance(refusal, "refused")!)
        );

        Assert.Equal($"'{Target}' cannot be replaced: refused", problem.Message);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Any_other_exception_leaves_nothing_beside_the_file_either()
    {
        var successor = FileReplacement.WriteBeside(Target, "ours"u8.ToArray());

        Assert.Throws<InvalidTimeZoneException>(() =>
            FileReplacement.Use(successor, Target, static _ => throw new InvalidTimeZoneException())
        );

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void A_file_that_vanishes_before_it_is_replaced_is_a_message_and_leaves_nothing()
    {
        Assert.Throws<ProvisioningException>(() => FileReplacement.Replace(Target, [], "ours"u8.ToArray()));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
