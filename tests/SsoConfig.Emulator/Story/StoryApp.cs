using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Story;

/// <summary>One of the two apps of the family, as <c>dotnet new maui-sso-app</c> makes it.</summary>
/// <param name="Name">Its name in messages.</param>
/// <param name="Package">Its application id.</param>
/// <param name="Apk">The file to install.</param>
internal sealed record StoryApp(string Name, string Package, string Apk)
{
    private const string SignedInAs = "Signed in as ";

    /// <summary>A view of this app with a text, whatever its letters' case: a theme may show buttons in capitals.</summary>
    public ScreenNode? Find(Screen screen, string text) =>
        screen.Find(node => node.Package == Package && string.Equals(node.Label, text, StringComparison.OrdinalIgnoreCase));

    /// <summary>A button that can be tapped.</summary>
    public ScreenNode? FindButton(Screen screen, string text) =>
        screen.Find(node =>
            node.Package == Package
            && node.IsEnabled
            && node.ClassName.EndsWith("Button", StringComparison.Ordinal)
            && string.Equals(node.Label, text, StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Who the result of the last action says is signed in.</summary>
    public string? FindSignedInUser(Screen screen) =>
        screen
            .Find(node => node.Package == Package && node.Label.StartsWith(SignedInAs, StringComparison.Ordinal))
            ?.Label[SignedInAs.Length..]
            .TrimEnd('.');
}
