using SsoConfig.Emulator.Device;
using SsoConfig.Emulator.FakeAdb;
using SsoConfig.Emulator.Story;

namespace SsoConfig.Emulator.Tests.Support;

/// <summary>A device on which First and Second share their sign-in, as it should be.</summary>
internal static class TestFamily
{
    public const string Password = "s3cret 'pass' &c";
    private const string User = "ada@example.com";
    private const string Name = "Ada Lovelace";
    private const string Waiting = "Waiting for the browser …";

    public static StoryCast Cast { get; } =
        new(new("First", Screens.First, "First.apk"), new("Second", Screens.Second, "Second.apk"), 5080, User, Password);

    public static DeviceDescription Shared() => new() { Screens = SharedScreens() };

    public static Dictionary<string, FakeScreen> SharedScreens() =>
        new()
        {
            ["launcher"] = new()
            {
                Dump = Screens.Of(Screens.Node("com.android.launcher3", "android.widget.TextView", "Phone")),
                Next = { [$"start {Screens.First}"] = "first" },
            },
            ["first"] = App(Screens.First, "Not signed in", "Choose an action.", ("tap SIGN IN", "form")),
            ["form"] = new() { Dump = Screens.SignInPage(), Next = { [$"enter {User}|{Password}"] = "leaving" } },
            ["leaving"] = App(Screens.First, "Not signed in", Waiting, ("look", "first-in")),
            ["first-in"] = App(Screens.First, Name, $"Signed in as {Name}.", ($"start {Screens.Second}", "second")),
            ["second"] = App(Screens.Second, "Not signed in", "Choose an action.", ("tap SIGN IN", "passing")),
            ["passing"] = App(Screens.Second, "Not signed in", Waiting, ("look", "second-in")),
            ["second-in"] = App(Screens.Second, Name, $"Signed in as {Name}.", ("tap Sign out and end the shared session", "second-out")),
            ["second-out"] = App(Screens.Second, "Not signed in", "Signed out.", ($"start {Screens.First}", "first-back")),
            ["first-back"] = App(Screens.First, Name, $"Signed in as {Name}.", ("tap Check session", "first-none")),
            ["first-none"] = App(Screens.First, Name, "Nobody is signed in to the browser: the next sign-in shows a prompt."),
        };

    /// <summary>A view of Chrome's own that covers the sign-in page.</summary>
    public static FakeScreen Obstacle(string id, string text) =>
        new()
        {
            Dump = Screens.Of(
                Screens.Node(Chrome.Package, "android.widget.TextView", "Welcome to Chrome"),
                Screens.Node(Chrome.Package, "android.widget.Button", text, $"{Chrome.Package}:id/{id}")
            ),
            Next = { [$"tap {text}"] = "form" },
        };

    private static FakeScreen App(string package, string user, string result, params (string What, string Screen)[] next) =>
        new()
        {
            Dump = Screens.App(package, user, result, isBusy: result == Waiting),
            Next = next.ToDictionary(static one => one.What, static one => one.Screen),
        };
}
