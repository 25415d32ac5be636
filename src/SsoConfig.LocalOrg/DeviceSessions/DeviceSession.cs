namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>A user who is signed in to a family of apps on one device. Its only credential is a device secret.</summary>
/// <param name="Id">The id of its entry in OpenIddict's database.</param>
/// <param name="Subject">The <c>sub</c> claim of the user.</param>
/// <param name="Family">The family of the app that began it.</param>
internal sealed record DeviceSession(string Id, string Subject, string Family);
