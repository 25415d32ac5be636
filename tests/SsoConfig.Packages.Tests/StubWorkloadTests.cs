using SsoConfig.Eng;
using Xunit;

namespace SsoConfig.Packages.Tests;

public sealed class StubWorkloadTests
{
    [Fact]
    public async Task Preparing_the_stub_workload_gives_a_folder_that_the_sdk_takes_for_a_workload()
    {
        Assert.SkipUnless(StubWorkload.IsPresent, StubWorkload.Absence);

        var workload = await StubWorkload.PrepareAsync(TestContext.Current.CancellationToken);

        Assert.True(Directory.Exists(Path.Combine(workload.Environment["DOTNETSDK_WORKLOAD_PACK_ROOTS"]!, "packs")));
    }
}
