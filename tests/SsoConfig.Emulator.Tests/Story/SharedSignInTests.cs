using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.Story;
using SsoConfig.Emulator.Tests.Support;

namespace SsoConfig.Emulator.Tests.Story;

/// <summary>The story on a device on which all is well; it is played once.</summary>
public sealed class SharedSignInTests(SharedSignInTests.Played story) : IClassFixture<SharedSignInTests.Played>
{
    private const string Clear = "shell pm clear com.android.chrome";

    [Fact]
    public void Both_apps_share_one_sign_in() => Assert.True(story.ExitCode == 0, story.Report);

    [Fact]
    public void Each_step_is_reported_and_has_a_picture()
    {
        var steps = story.Report.Split('\n').Count(static line => line.StartsWith("ok ", StringComparison.Ordinal));

        Assert.Equal(18, steps);
        Assert.Equal(steps, Directory.GetFiles(story.Pictures, "*.png").Length);
    }

    [Fact]
    public void The_port_is_forwarded_and_both_apps_are_installed_before_anything_is_tapped() =>
        Assert.Equal(
            ["reverse tcp:5080 tcp:5080", "install -r First.apk", "install -r Second.apk"],
            story
                .Device.Commands.TakeWhile(static command => !command.Contains("input tap", StringComparison.Ordinal))
                .Where(static command =>
                    command.StartsWith("reverse", StringComparison.Ordinal) || command.StartsWith("install", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void The_password_is_typed_and_is_in_no_command_line_report_or_file()
    {
        Assert.Contains(TypedText.ToScript(TestFamily.Password), story.Device.Scripts);
        Assert.DoesNotContain(story.Device.Commands, static command => command.Contains("s3cret", StringComparison.Ordinal));
        Assert.DoesNotContain("s3cret", story.Report, StringComparison.Ordinal);
        var files = Directory.GetFiles(story.Pictures);
        Assert.NotEmpty(files);
        Assert.All(files, static file => Assert.DoesNotContain("s3cret", File.ReadAllText(file), StringComparison.Ordinal));
    }

    [Fact]
    public void The_cookies_of_Chrome_are_gone_before_the_first_sign_in()
    {
        var beforeTaps = story.Device.Commands.TakeWhile(static command => !command.Contains("input tap", StringComparison.Ordinal));

        Assert.Single(story.Device.Commands, static command => command == Clear);
        Assert.Contains(Clear, beforeTaps);
    }

    /// <summary>One run of it.</summary>
    public sealed class Played : IAsyncLifetime
    {
        public string Pictures { get; } = Directory.CreateTempSubdirectory("sso-pictures-").FullName;

        public int ExitCode { get; private set; }

        public string Report { get; private set; } = "";

        internal TestDevice Device { get; } = new(TestFamily.Shared());

        public async ValueTask InitializeAsync()
        {
            await using var report = new StringWriter();
            var run = new StoryRun(TestDevice.Adb, Device.Folder, TestDevice.Quick(), Pictures);
            ExitCode = await run.PlayAsync(TestFamily.Cast, report, CancellationToken.None);
            Report = report.ToString();
        }

        public ValueTask DisposeAsync()
        {
            Device.Dispose();
            Directory.Delete(Pictures, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
