namespace SsoConfig.Maui.Family;

/// <summary>An installed app that has a provider for the family's action. Any app can declare that: it proves nothing.</summary>
/// <param name="Package">The app.</param>
/// <param name="Authority">The provider's authority, which is unique on a device.</param>
internal sealed record FamilyMember(string Package, string Authority);
