using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

public sealed class HeadsTests(TemplatePack pack)
{
    [Fact]
    public async Task Without_a_workload_the_build_says_so_in_a_message_and_builds_the_console()
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var build = await app.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains("First: no MAUI workload here", build.Output, StringComparison.Ordinal);
        Assert.Contains("0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(app.Folder, "bin", "Debug", "net10.0", "First.dll")));
    }

    [Theory]
    [InlineData("", "net10.0-android")]
    [InlineData("-p:SsoMobileHeads=false", "net10.0")]
    public async Task With_a_workload_the_phone_heads_are_there_unless_a_property_says_no(string property, string firstHead)
    {
        Assert.SkipUnless(pack.WithWorkload is not null, StubWorkload.Absence);
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", "com.first.sample");

        var heads = await pack.WithWorkload.RunAsync(
            app.Folder,
            ["msbuild", "-getProperty:TargetFrameworks", .. property.Length == 0 ? Array.Empty<string>() : [property]],
            TestContext.Current.CancellationToken);

        Assert.Equal(firstHead, heads.EnsureSucceeded().StandardOutput.Trim(';', '\n', '\r').Split(';')[0]);
    }

    [Theory]
    [InlineData("com.first-app.sample", "com.firstapp.sample")]
    [InlineData("com.first.sample", "com.other.id", "--application-id", "com.other.id")]
    public async Task The_application_id_is_the_scheme_unless_it_is_given(string scheme, string expected, params string[] options)
    {
        using var workspace = pack.CreateWorkspace();
        var app = await workspace.NewAppAsync("First", scheme, options);

        var id = await pack.Dotnet.RunAsync(app.Folder, ["msbuild", "-getProperty:ApplicationId"], TestContext.Current.CancellationToken);

        Assert.Equal(expected, id.EnsureSucceeded().StandardOutput.Trim());
    }
}
