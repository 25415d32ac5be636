using System;
using Foundation;
using Security;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// Generic passwords of the service "sso-config" in the group of this app alone. They are readable once the device was unlocked after its
/// start, so that a refresh works in the background, and never leave the device: not in a backup, not with iCloud Keychain.
/// </summary>
internal sealed class Keychain : IKeychain
{
    private const string Service = "sso-config";

    public int Find(string account, out string? value)
    {
        value = null;
        if (AccessGroups.FindOwn(out var group) is var status && status != SecStatusCode.Success)
        {
            return (int)status;
        }

        using var query = Query(account, group);
        using var record = SecKeyChain.QueryAsRecord(query, out status);
        value =
            status == SecStatusCode.Success && record?.ValueData is { } data
                ? NSString.FromData(data, NSStringEncoding.UTF8)?.ToString()
                : null;
        return (int)status;
    }

    public int Add(string account, string value) =>
        InOwnGroup(group =>
        {
            using var record = Query(account, group);
            Fill(record, value);
            return SecKeyChain.Add(record);
        });

    public int Update(string account, string value) =>
        InOwnGroup(group =>
        {
            using var query = Query(account, group);
            using var attributes = new SecRecord();
            Fill(attributes, value);
            return SecKeyChain.Update(query, attributes);
        });

    public int Remove(string account) =>
        InOwnGroup(group =>
        {
            using var query = Query(account, group);
            return SecKeyChain.Remove(query);
        });

    private static int InOwnGroup(Func<string?, SecStatusCode> use) =>
        (int)(AccessGroups.FindOwn(out var group) is var status && status == SecStatusCode.Success ? use(group) : status);

    private static SecRecord Query(string account, string? group)
    {
        var record = new SecRecord(SecKind.GenericPassword) { Service = Service, Account = account };
        if (group is not null)
        {
            record.AccessGroup = group;
        }

        return record;
    }

    private static void Fill(SecRecord record, string value)
    {
        record.ValueData = NSData.FromString(value, NSStringEncoding.UTF8);
        record.Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly;
    }
}
