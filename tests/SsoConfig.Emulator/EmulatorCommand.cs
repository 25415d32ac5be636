using System.CommandLine;
using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Family;
using SsoConfig.Emulator.Story;
using SsoConfig.Eng;
using SsoConfig.Eng.Machine;
using SsoConfig.LocalOrg;
using Command = System.CommandLine.Command;

namespace SsoConfig.Emulator;

/// <summary>The command line: <c>build</c> and <c>sign-in</c>.</summary>
internal static class EmulatorCommand
{
    // Not an option: every user of the machine can read the arguments of a process.
    private const string PasswordVariable = "SSO_EMULATOR_PASSWORD";

    private static readonly Option<string?> Adb = new("--adb") { Description = "The path of adb. Default: the one on PATH." };
    private static readonly Option<string?> Serial = new("--serial", "-s") { Description = "The device, if there are several." };

    private static readonly Option<bool> Phone = new("--phone")
    {
        Description = "Allows a device that is not an emulator. All that its Chrome has stored is removed.",
    };

    private static readonly Option<string> User = new("--user")
    {
        Description = $"The user name to type. The password comes from {PasswordVariable}, by default the local org's.",
        DefaultValueFactory = static _ => LocalOrgUser.Defaults[0].Email,
    };

    private static readonly Option<DirectoryInfo> Pictures = new("--pictures")
    {
        Description = "Where the pictures of each step go.",
        DefaultValueFactory = static _ => new DirectoryInfo(Path.Combine(Repository.Artifacts, "emulator", "pictures")),
    };

    public static RootCommand Create()
    {
        var build = new Command("build", "Generates First and Second and builds them for Android. Needs the workload maui-android.");
        build.SetAction(static (_, cancellationToken) => EmulatorFamily.BuildAsync(Console.Out, cancellationToken));
        var signIn = new Command("sign-in", "Signs in both apps in Chrome on the device, against a local org.")
        {
            Adb,
            Serial,
            Phone,
            User,
            Pictures,
        };
        signIn.SetAction(SignInAsync);
        return new RootCommand("Two apps that share one sign-in, on an Android emulator.") { build, signIn };
    }

    private static async Task<int> SignInAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if ((parsed.GetValue(Adb) ?? ProgramPath.Find("adb")) is not { } adb)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(
                "adb is not on PATH. Install the Android platform tools, or pass --adb."
            );
            return 1;
        }

        if (!EmulatorFamily.IsBuilt)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync("First and Second are not built yet. Run the command 'build' first.");
            return 1;
        }

        var options = LocalOrgOptions.FromOktaJson(
            [.. EmulatorFamily.Apps.Select(static app => Path.Combine(EmulatorFamily.Folder, app.Name))],
            "Debug"
        );
        await using var org = await LocalOrgServer.StartAsync(options, cancellationToken);
        var run = new StoryRun(adb, parsed.GetValue(Serial), new Pace(TimeProvider.System), parsed.GetRequiredValue(Pictures).FullName)
        {
            AllowsPhone = parsed.GetValue(Phone),
        };
        return await run.PlayAsync(CreateCast(new Uri(org.Issuer).Port, parsed.GetRequiredValue(User)), Console.Out, cancellationToken);
    }

    private static StoryCast CreateCast(int port, string user)
    {
        var apps = EmulatorFamily.Apps.Select(static app => new StoryApp(app.Name, app.Package, EmulatorFamily.ApkOf(app.Name))).ToList();
        return new StoryCast(
            apps[0],
            apps[1],
            port,
            user,
            Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password ? password : LocalOrgUser.Password
        );
    }
}
