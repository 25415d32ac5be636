using SsoConfig.Demo.Apps;

namespace SsoConfig.Demo.Chapters;

/// <summary>
/// The user of the demo: one of the test users of the local org, who uses both apps. All of them have the same password, which is shown on
/// the sign-in page.
/// </summary>
internal static class DemoUser
{
    public const string UserName = "ada@example.com";
    private const string Password = "local-org";

    /// <summary>Signs in to the app and fills in the form that the browser shows.</summary>
    /// <param name="picture">Where the picture of the form goes.</param>
    public static async Task<AppOutput> SignInWithFormAsync(
        Stage stage,
        GeneratedApp app,
        string picture,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        await stage.Browser.ClickSomewhereAsync();
        var signIn = app.RunAsync(cancellationToken, ["sign-in", .. arguments]);
        var form = stage.Browser.SignInAsync(UserName, Password, picture, cancellationToken);

        // An app that gives up says why; waiting for its form would hide that.
        if (await Task.WhenAny(signIn, form) == form)
        {
            await form;
        }

        return (await signIn).Expect(0);
    }

    /// <summary>Runs a command that the browser completes without a form.</summary>
    public static async Task<AppOutput> RunWithoutFormAsync(
        Stage stage,
        GeneratedApp app,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        await stage.Browser.ClickSomewhereAsync();
        return await app.RunAsync(cancellationToken, arguments);
    }

    /// <summary>Takes a picture of the app's terminal.</summary>
    public static Task PictureAsync(Stage stage, string name, params AppOutput[] outputs) =>
        stage.Browser.PictureAsync(TerminalPicture.Render(outputs), stage.Pictures.Next(name));
}
