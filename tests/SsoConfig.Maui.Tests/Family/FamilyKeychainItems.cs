using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Tests.Family;

/// <summary>A keychain group with the statuses of Security.framework. It outlives the apps that have written to it.</summary>
internal sealed class FamilyKeychainItems : IFamilyKeychain
{
    public string? Credential { get; set; }

    public List<string> Members { get; } = [];

    /// <summary>The status of every call, unless it is success.</summary>
    public int Failure { get; set; }

    /// <summary>What another app does between two calls.</summary>
    public Action? Interrupt { get; set; }

    /// <summary>What another thread of this app does while it looks for the credential.</summary>
    public Action? Meanwhile { get; set; }

    public int FindCredential(out string? credential)
    {
        Meanwhile?.Invoke();
        credential = Failure == 0 ? Credential : null;
        return Status(Credential is not null);
    }

    public int AddCredential(string credential)
    {
        Interrupt?.Invoke();
        if (Failure != 0 || Credential is not null)
        {
            return Failure != 0 ? Failure : KeychainStatus.DuplicateItem;
        }

        Credential = credential;
        return 0;
    }

    public int UpdateCredential(string credential)
    {
        var status = Status(Credential is not null);
        Credential = status == 0 ? credential : Credential;
        return status;
    }

    public int RemoveCredential(string credential)
    {
        Interrupt?.Invoke();
        var status = Status(Credential == credential);
        Credential = status == 0 ? null : Credential;
        return status;
    }

    public int FindMembers(out IReadOnlyList<string> members)
    {
        members = Failure == 0 ? [.. Members] : [];
        return Status(Members.Count > 0);
    }

    public int AddMember(string app)
    {
        if (Failure != 0 || Members.Contains(app))
        {
            return Failure != 0 ? Failure : KeychainStatus.DuplicateItem;
        }

        Members.Add(app);
        return 0;
    }

    private int Status(bool isThere) =>
        Failure != 0 ? Failure
        : isThere ? 0
        : KeychainStatus.ItemNotFound;
}
