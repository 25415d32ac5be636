using System.Runtime.Versioning;

namespace SsoConfig.Provisioning.Tests.Processes;

public sealed class ProgramOutputTests : IDisposable
{
    private readonly string _planted = Path.Combine(Environment.CurrentDirectory, $"planted-{Guid.NewGuid():N}");

    public void Dispose() => File.Delete(_planted);

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_program_in_the_current_folder_is_never_run_by_its_name()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The planted program is a script of a Unix shell.");
        await File.WriteAllTextAsync(_planted, "#!/bin/sh\necho run\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(_planted, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var byName = await ProgramOutput.ReadAsync(Path.GetFileName(_planted), [], TestContext.Current.CancellationToken);
        var byPath = await ProgramOutput.ReadAsync(_planted, [], TestContext.Current.CancellationToken);

        Assert.Equal((null, "run\n"), (byName, byPath));
    }
}
