namespace SsoConfig.LocalOrg.DeviceSessions;

/// <summary>A user who is signed in to a family of apps on one device. Its only credential is a device secret.</summary>
/// <param name="Id">The id of its entry in OpenIddict's database.</param>
/// <param name="Subject">The <c>sub</c> claim of the user.</param>
/// <param name="Family">The family of the app that began it.</param>
/// <param name="Sid">The <c>sid</c> claim of the sign-in that it began with.</param>
/// <param name="ExpiresAt">When its secret expires.</param>
internal sealed record DeviceSession(string Id, string Subject, string Family, string Sid, DateTimeOffset ExpiresAt);
