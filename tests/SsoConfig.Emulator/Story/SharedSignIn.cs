using SsoConfig.Emulator.Bridge;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Story;

/// <summary>
/// The story: First signs in with user name and password, Second without any prompt, Second ends the shared session, and First finds none.
/// </summary>
internal sealed class SharedSignIn(AndroidDevice device, ScreenWatch watch, StepRecorder steps, StoryCast cast)
{
    private string? _user;

    /// <exception cref="StepFailedException">A step did not hold.</exception>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        var (first, second) = (cast.First, cast.Second);
        await RunAsync("Wait for the device", device.WaitUntilStartedAsync);
        await RunAsync("Forward the provider's port", token => device.ForwardAsync(cast.Port, token));
        await RunAsync("Install First", token => device.InstallAsync(first.Apk, first.Package, token));
        await RunAsync("Install Second", token => device.InstallAsync(second.Apk, second.Package, token));
        await RunAsync("Prepare Chrome", device.PrepareChromeAsync);
        await RunAsync("Start First", token => StartAsync(first, token));
        await RunAsync("First opens the browser", token => TapAsync(first, "Sign in", token));
        await RunAsync("Type the user name", TypeUserAsync);
        await RunAsync("Type the password", TypePasswordAsync);
        await RunAsync("First is signed in", token => ExpectSignedInAsync(first, token));
        await RunAsync("Start Second", token => StartAsync(second, token));
        await RunAsync("Second opens the browser", token => TapAsync(second, "Sign in", token));
        await RunAsync("Second is signed in without a prompt", token => ExpectSignedInSilentlyAsync(second, token));
        await RunAsync("Second ends the shared session", token => TapAsync(second, "Sign out and end the shared session", token));
        await RunAsync("Second is signed out", token => ExpectAsync(second, "Signed out.", token));
        await RunAsync("Return to First", token => device.StartAsync(first.Package, token));
        await RunAsync("First checks the session", token => TapAsync(first, "Check session", token));
        await RunAsync(
            "First finds no session",
            token => ExpectAsync(first, "Nobody is signed in to the browser: the next sign-in shows a prompt.", token)
        );

        Task RunAsync(string step, Func<CancellationToken, Task> action) => steps.RunAsync(step, action, cancellationToken);
    }

    private async Task StartAsync(StoryApp app, CancellationToken cancellationToken)
    {
        await device.StartAsync(app.Package, cancellationToken);
        await ExpectAsync(app, "Not signed in", cancellationToken);
    }

    private async Task TapAsync(StoryApp app, string button, CancellationToken cancellationToken)
    {
        var node = await watch.WaitForAsync(
            $"The button '{button}' of {app.Name}",
            screen => app.FindButton(screen, button),
            cancellationToken
        );
        await device.TapAsync(node, cancellationToken);
    }

    private Task<ScreenNode> ExpectAsync(StoryApp app, string text, CancellationToken cancellationToken) =>
        watch.WaitForAsync($"'{text}' in {app.Name}", screen => app.Find(screen, text), cancellationToken);

    private async Task TypeUserAsync(CancellationToken cancellationToken)
    {
        var field = await watch.WaitForAsync("The user name field of the sign-in page", Chrome.FindUserField, cancellationToken);
        await device.TapAsync(field, cancellationToken);
        await device.TypeAsync(cast.UserName, cancellationToken);

        // The keyboard may have corrected it.
        await watch.WaitForAsync(
            $"'{cast.UserName}' in the user name field",
            screen => Chrome.FindUserField(screen) is { } typed && typed.Text == cast.UserName ? typed : null,
            cancellationToken
        );
    }

    private async Task TypePasswordAsync(CancellationToken cancellationToken)
    {
        // Looked for again, as the keyboard has moved the page.
        var field = await watch.WaitForAsync("The password field of the sign-in page", Chrome.FindPasswordField, cancellationToken);
        await device.TapAsync(field, cancellationToken);
        await device.TypeAsync(cast.Password, cancellationToken);
        await device.PressEnterAsync(cancellationToken);
    }

    private async Task ExpectSignedInAsync(StoryApp app, CancellationToken cancellationToken) =>
        _user = await watch.WaitForAsync($"'Signed in as …' in {app.Name}", app.FindSignedInUser, cancellationToken);

    private async Task ExpectSignedInSilentlyAsync(StoryApp app, CancellationToken cancellationToken)
    {
        var user = await watch.WaitForAsync(
            $"'Signed in as …' in {app.Name}",
            app.FindSignedInUser,
            cancellationToken,
            screen => Chrome.FindPasswordField(screen) is null ? null : $"{app.Name} shows the sign-in page: the session is not shared."
        );
        if (user != _user)
        {
            throw new DeviceException($"{app.Name} is signed in as '{user}', and not as '{_user}'.");
        }
    }
}
