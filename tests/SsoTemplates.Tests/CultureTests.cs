using SsoConfig.Eng;
using SsoTemplates.Tests.Harness;
using Xunit;

namespace SsoTemplates.Tests;

/// <summary>Where the machine's culture has its own idea of upper and lower case: in Turkish the small letter of I is not i.</summary>
public sealed class CultureTests(TemplatePack pack)
{
    private static readonly string[] Arguments = ["maui-sso-app", "-n", "Istanbul-ID", "--scheme", "com.istanbul.intern"];
    private static readonly string[] Written = ["Istanbul-ID.csproj", "okta.json", "MainPage.xaml", "Platforms/Desktop/Program.cs"];

    [Fact]
    public async Task A_Turkish_shell_makes_the_same_app_and_builds_it()
    {
        using var turkish = pack.CreateWorkspace();
        using var neutral = pack.CreateWorkspace();
        var dotnet = new PrivateDotnet(pack.Feed) { Variables = new Dictionary<string, string?> { ["LC_ALL"] = "tr_TR.UTF-8", ["LANG"] = "tr_TR.UTF-8" } };

        (await dotnet.NewAsync(turkish.Folder, Arguments, TestContext.Current.CancellationToken)).EnsureSucceeded();
        await neutral.NewAsync(Arguments);

        Assert.All(Written, file => Assert.Equal(neutral.Read($"Istanbul-ID/{file}"), turkish.Read($"Istanbul-ID/{file}")));
        (await dotnet.RunAsync(Path.Combine(turkish.Folder, "Istanbul-ID"), ["build", .. GeneratedApp.Strict], TestContext.Current.CancellationToken)).EnsureSucceeded();
    }
}
