namespace SsoConfig.Maui.Family;

/// <summary>
/// What one app asks another: the method of a <c>ContentProvider</c>'s call, with its argument. Nothing secret is ever sent.
/// </summary>
internal static class FamilyMessages
{
    /// <summary>Asks for the app's <see cref="FamilyEntry"/>. No argument.</summary>
    public const string Read = "read";

    /// <summary>Tells that the credential was deleted. The argument is the number of that change.</summary>
    public const string Delete = "delete";

    /// <summary>The key of the response, a string.</summary>
    public const string Response = "response";
}
