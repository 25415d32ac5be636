using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>A culture with case rules of its own: in Turkish, the lower-case letter of I is not i.</summary>
public sealed class CultureTests(TemplatePack pack)
{
    private static readonly string[] Arguments = ["maui-sso-app", "-n", "Istanbul-ID", "--scheme", "Com.Istanbul.INTERN"];
    private static readonly string[] Written = ["Istanbul-ID.csproj", "okta.json", "MainPage.xaml", "Platforms/Desktop/Program.cs"];

    [Fact]
    public async Task In_a_Turkish_shell_the_generated_app_is_the_same_and_builds()
    {
        using var turkish = pack.CreateWorkspace();
        using var neutral = pack.CreateWorkspace();
        var dotnet = new PrivateDotnet(pack.Feed)
        {
            Variables = new Dictionary<string, string?> { ["LC_ALL"] = "tr_TR.UTF-8", ["LANG"] = "tr_TR.UTF-8" },
        };

        (await dotnet.NewAsync(turkish.Folder, Arguments, TestContext.Current.CancellationToken)).EnsureSucceeded();
        await neutral.NewAsync(Arguments);

        Assert.All(Written, file => Assert.Equal(neutral.Read($"Istanbul-ID/{file}"), turkish.Read($"Istanbul-ID/{file}")));
        (
            await dotnet.RunAsync(
                Path.Combine(turkish.Folder, "Istanbul-ID"),
                ["build", .. GeneratedApp.Strict],
                TestContext.Current.CancellationToken
            )
        ).EnsureSucceeded();
    }
}
