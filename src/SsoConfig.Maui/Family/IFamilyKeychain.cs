using System.Collections.Generic;

namespace SsoConfig.Maui.Family;

/// <summary>
/// The keychain items of a family, in the access group that its apps share. Each call returns the status of Security.framework (an
/// OSStatus).
/// </summary>
internal interface IFamilyKeychain
{
    int FindCredential(out string? credential);

    int AddCredential(string credential);

    int UpdateCredential(string credential);

    /// <summary>Removes the credential if it is this one, in one step.</summary>
    int RemoveCredential(string credential);

    /// <summary>The apps that have noted that they use the group. An item outlives the app that has written it.</summary>
    int FindMembers(out IReadOnlyList<string> members);

    int AddMember(string app);
}
