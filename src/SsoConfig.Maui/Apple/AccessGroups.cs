using Foundation;
using Security;
using SsoConfig.Maui.Family;

namespace SsoConfig.Maui.Apple;

/// <summary>
/// The keychain access groups of this app. The team's identifier is part of each, and only the keychain tells it: it is in the group of an
/// item that names none. Such an item goes to the first group of the entitlements, which may be one that the team's other apps have too.
/// </summary>
internal static class AccessGroups
{
    private const string ProbeService = "sso-config-group";
    private const string ProbeAccount = "credential";

    private static volatile string? _default;

    /// <summary>
    /// The group that no other app has: the application's identifier. <see langword="null"/> on a simulator without a team, where nothing
    /// tells it; an item then goes to the first group.
    /// </summary>
    public static SecStatusCode FindOwn(out string? group)
    {
        var status = FindDefault(out var first);
        group = KeychainGroup.Own(first, NSBundle.MainBundle.BundleIdentifier);
        return status;
    }

    /// <summary>The group of a family.</summary>
    public static SecStatusCode FindShared(string family, out string group)
    {
        var status = FindDefault(out var first);
        group = KeychainGroup.From(first, family);
        return status;
    }

    private static SecStatusCode FindDefault(out string group)
    {
        group = _default ?? string.Empty;
        if (_default is not null)
        {
            return SecStatusCode.Success;
        }

        var status = ReadProbe(out group);
        if (status == SecStatusCode.ItemNotFound)
        {
            status = AddProbe();
            if (status is SecStatusCode.Success or SecStatusCode.DuplicateItem)
            {
                status = ReadProbe(out group);
            }
        }

        if (status == SecStatusCode.Success)
        {
            _default = group;
        }

        return status;
    }

    private static SecStatusCode ReadProbe(out string group)
    {
        using var query = Probe();
        using var found = SecKeyChain.QueryAsRecord(query, out var status);
        group = found?.AccessGroup ?? string.Empty;
        return status;
    }

    private static SecStatusCode AddProbe()
    {
        using var probe = Probe();
        probe.ValueData = NSData.FromString("1", NSStringEncoding.UTF8);
        probe.Accessible = SecAccessible.AfterFirstUnlockThisDeviceOnly;
        return SecKeyChain.Add(probe);
    }

    private static SecRecord Probe() => new(SecKind.GenericPassword) { Service = ProbeService, Account = ProbeAccount };
}
