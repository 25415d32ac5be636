namespace SsoConfig.Emulator.Device;

/// <summary>The browser of the story, and what may cover a page in it.</summary>
internal static class Chrome
{
    public const string Package = "com.android.chrome";

    private const string Permissions = "com.android.permissioncontroller";
    private const string Android = "android";

    /// <summary>
    /// The views to tap, from one Chrome to the next: the first run with and without accounts, news about privacy, offers to translate
    /// the page or to keep the password; and what Android itself asks. A page can give an element such an id too; the local org does not.
    /// </summary>
    private static readonly (string Package, string Id)[] Obstacles =
    [
        (Package, "signin_fre_dismiss_button"),
        (Package, "terms_accept"),
        (Package, "negative_button"),
        (Package, "button_secondary"),
        (Package, "ack_button"),
        (Package, "more_button"),
        (Package, "infobar_close_button"),
        (Package, "translate_infobar_close_button"),
        (Package, "message_close_button"),
        (Permissions, "permission_deny_button"),
        (Android, "aerr_wait"),
    ];

    /// <summary>What covers the page and goes away by a tap.</summary>
    public static ScreenNode? FindObstacle(Screen screen) =>
        Obstacles
            .Select(obstacle =>
                screen.Find(node =>
                    node.Package == obstacle.Package && node.ResourceId == $"{obstacle.Package}:id/{obstacle.Id}" && node.IsEnabled
                )
            )
            .FirstOrDefault(static node => node is not null);

    /// <summary>The field of a page for the user's name: the one named so, or the first one that is not a password.</summary>
    public static ScreenNode? FindUserField(Screen screen) =>
        FindPasswordField(screen) is null
            ? null
            : screen.Find(static node => IsFieldOfPage(node) && node.ResourceId is "username" or "identifier" && !node.IsPassword)
                ?? screen.Find(static node => IsFieldOfPage(node) && !node.IsPassword);

    /// <summary>The field of a page for the password.</summary>
    public static ScreenNode? FindPasswordField(Screen screen) => screen.Find(static node => IsFieldOfPage(node) && node.IsPassword);

    private static bool IsFieldOfPage(ScreenNode node) => node.Package == Package && node.IsField && !node.IsViewOf(Package);
}
