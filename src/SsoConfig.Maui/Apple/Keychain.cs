using Foundation;
using Security;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// Generic passwords of the service "sso". They are readable once the device was unlocked after its start, so that a refresh works in the
/// background, and never leave the device: not in a backup, not with iCloud Keychain.
/// </summary>
internal sealed class Keychain : IKeychain
{
    private const string Service = "sso-config";

    public int Find(string account, out string? value)
    {
        using var query = Query(account);
        using var record = SecKeyChain.QueryAsRecord(query, out var status);
        value =
            status == SecStatusCode.Success && record?.ValueData is { } data
                ? NSString.FromData(data, NSStringEncoding.UTF8)?.ToString()
                : null;
        return (int)status;
    }

    public int Add(string account, string value)
    {
        using var record = Query(account);
        Fill(record, value);
        return (int)SecKeyChain.Add(record);
    }

    public int Update(string account, string value)
    {
        using var query = Query(account);
        using var attributes = new SecRecord();
        Fill(attributes, value);
        return (int)SecKeyChain.Update(query, attributes);
    }

    public int Remove(string account)
    {
        using var query = Query(account);
        return (int)SecKeyChain.Remove(query);
    }

    private static SecRecord Query(string account) => new(SecKind.GenericPassword) { Service = Service, Account = account };

    private static void Fill(SecRecord record, string value)
    {
        record.ValueData = NSData.FromString(value, NSStringEncoding.UTF8);
        record.Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly;
    }
}
