using SsoConfig.Demo.Apps;

namespace SsoConfig.Demo.Chapters;

/// <summary>The person of the story: one of the local org's test people, who uses both apps. Everybody's password there is the same and stands on the page.</summary>
internal static class Person
{
    public const string UserName = "ada@example.com";
    private const string Password = "local-org";

    /// <summary>Starts a sign-in in the app and fills in the form that the browser shows.</summary>
    public static async Task<AppAnswer> SignInWithFormAsync(Stage stage, GeneratedApp app, string picture, CancellationToken cancellationToken, params string[] arguments)
    {
        await stage.Browser.ClickSomewhereAsync();
        var answer = app.RunAsync(cancellationToken, ["sign-in", .. arguments]);
        var form = stage.Browser.SignInAsync(UserName, Password, stage.Pictures.Next(picture), cancellationToken);

        // An app that gives up says why; waiting for its form would hide that.
        await Task.WhenAny(answer, form);
        if (answer.IsCompleted && !form.IsCompleted)
        {
            return (await answer).Expect(0, "signed_in");
        }

        await form;
        return (await answer).Expect(0, "signed_in");
    }

    /// <summary>Runs a command that the browser answers without a form.</summary>
    public static async Task<AppAnswer> RunWithoutFormAsync(Stage stage, GeneratedApp app, CancellationToken cancellationToken, params string[] arguments)
    {
        await stage.Browser.ClickSomewhereAsync();
        return await app.RunAsync(cancellationToken, arguments);
    }

    /// <summary>Takes a picture of the app's terminal.</summary>
    public static Task PictureAsync(Stage stage, string name, params AppAnswer[] answers) =>
        stage.Browser.PictureAsync(TerminalPicture.Html(answers), stage.Pictures.Next(name));
}
