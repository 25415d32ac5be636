using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Foundation;
using Security;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// Generic passwords in the family's access group: readable once the device was unlocked after its start, never in a backup or in iCloud
/// Keychain. The hash of the credential is an attribute of its item, so that exactly this credential can be removed in one step.
/// </summary>
internal sealed class FamilyKeychain(string family) : IFamilyKeychain
{
    private const string CredentialService = "sso-family";
    private const string MemberService = "sso-family-member";
    private const string Account = "credential";
    private const string ProbeService = "sso-config-group";
    private const int MostMembers = 100;

    private string? _group;

    public int FindCredential(out string? credential)
    {
        credential = null;
        if (FindGroup(out var group) is var status && status != SecStatusCode.Success)
        {
            return (int)status;
        }

        using var query = Query(CredentialService, Account, group);
        using var record = SecKeyChain.QueryAsRecord(query, out status);
        credential =
            status == SecStatusCode.Success && record?.ValueData is { } data
                ? NSString.FromData(data, NSStringEncoding.UTF8)?.ToString()
                : null;
        return (int)status;
    }

    public int AddCredential(string credential) =>
        In(group =>
        {
            using var record = Query(CredentialService, Account, group);
            Fill(record, credential);
            return SecKeyChain.Add(record);
        });

    public int UpdateCredential(string credential) =>
        In(group =>
        {
            using var query = Query(CredentialService, Account, group);
            using var attributes = new SecRecord();
            Fill(attributes, credential);
            return SecKeyChain.Update(query, attributes);
        });

    public int RemoveCredential(string credential) =>
        In(group =>
        {
            using var query = Query(CredentialService, Account, group);
            query.Generic = HashOf(credential);
            return SecKeyChain.Remove(query);
        });

    public int FindMembers(out IReadOnlyList<string> members)
    {
        members = [];
        if (FindGroup(out var group) is var status && status != SecStatusCode.Success)
        {
            return (int)status;
        }

        using var query = new SecRecord(SecKind.GenericPassword) { Service = MemberService, AccessGroup = group };
        var records = SecKeyChain.QueryAsRecord(query, MostMembers, out status) ?? [];
        members = [.. records.Select(static record => record.Account).OfType<string>()];
        return (int)status;
    }

    public int AddMember(string app) =>
        In(group =>
        {
            using var record = Query(MemberService, app, group);
            record.ValueData = NSData.FromString("1", NSStringEncoding.UTF8);
            record.Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly;
            return SecKeyChain.Add(record);
        });

    private int In(Func<string, SecStatusCode> use) =>
        (int)(FindGroup(out var group) is var status && status == SecStatusCode.Success ? use(group) : status);

    /// <summary>
    /// The team's identifier is part of the group, and only the keychain tells it: it is in the group of an item that names none.
    /// </summary>
    private SecStatusCode FindGroup(out string group)
    {
        group = _group ?? string.Empty;
        if (_group is not null)
        {
            return SecStatusCode.Success;
        }

        using var query = new SecRecord(SecKind.GenericPassword) { Service = ProbeService, Account = Account };
        var found = SecKeyChain.QueryAsRecord(query, out var status);
        if (status == SecStatusCode.ItemNotFound)
        {
            using var probe = new SecRecord(SecKind.GenericPassword)
            {
                Service = ProbeService,
                Account = Account,
                ValueData = NSData.FromString("1", NSStringEncoding.UTF8),
                Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly,
            };
            status = SecKeyChain.Add(probe);
            if (status is SecStatusCode.Success or SecStatusCode.DuplicateItem)
            {
                found = SecKeyChain.QueryAsRecord(query, out status);
            }
        }

        using (found)
        {
            if (status == SecStatusCode.Success)
            {
                _group = group = KeychainGroup.From(found?.AccessGroup ?? string.Empty, family);
            }
        }

        return status;
    }

    private static SecRecord Query(string service, string account, string group) =>
        new(SecKind.GenericPassword)
        {
            Service = service,
            Account = account,
            AccessGroup = group,
        };

    private static void Fill(SecRecord record, string credential)
    {
        record.ValueData = NSData.FromString(credential, NSStringEncoding.UTF8);
        record.Generic = HashOf(credential);
        record.Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly;
    }

    private static NSData HashOf(string credential) => NSData.FromArray(SHA256.HashData(Encoding.UTF8.GetBytes(credential)));
}
