using Foundation;

#pragma warning disable IDE0130 // In the place of Apple's own types, as far as the adapters use them.
namespace Security;

#pragma warning restore IDE0130

internal enum SecStatusCode
{
    Success = 0,
    DuplicateItem = -25299,
    ItemNotFound = -25300,
    MissingEntitlement = -34018,
}

internal enum SecKind
{
    GenericPassword = 1,
    Key = 3,
}

internal enum SecAccessible
{
    Invalid = -1,
    AfterFirstUnlockThisDeviceOnly = 4,
}

internal sealed class SecRecord(SecKind? kind) : IDisposable
{
    public SecRecord()
        : this(null) { }

    public SecKind? Kind => kind;

    public string? Service { get; set; }

    public string? Account { get; set; }

    public string? AccessGroup { get; set; }

    public NSData? ValueData { get; set; }

    public NSData? Generic { get; set; }

    public NSData? ApplicationTag { get; set; }

    public SecAccessible Accessible { get; set; } = SecAccessible.Invalid;

    public SecKeyType KeyType { get; set; }

    public SecKeyClass KeyClass { get; set; }

    public SecKey? Key { get; init; }

    public void Dispose() { }
}

/// <summary>An app that was signed with these keychain groups; each app may also use the one of its own identifier.</summary>
internal sealed record SignedApp(string BundleId, string[] Groups)
{
    public const string Team = "ABCDE12345.";

    public IReadOnlyList<string> AllGroups => [.. Groups, Team + BundleId];
}

/// <summary>
/// The keychain of one device: an item that names no group goes to the first of the app that adds it, and a query that names none looks in
/// all of the app's
/// (https://developer.apple.com/documentation/security/sharing-access-to-keychain-items-among-a-collection-of-apps).
/// </summary>
internal static class SecKeyChain
{
    public static SignedApp App { get; set; } = new("com.first.app", []);

    public static List<SecRecord> Items { get; } = [];

    public static SecStatusCode Add(SecRecord record)
    {
        record.AccessGroup ??= App.AllGroups[0];
        if (!App.AllGroups.Contains(record.AccessGroup))
        {
            return SecStatusCode.MissingEntitlement;
        }

        if (Find(record).Any())
        {
            return SecStatusCode.DuplicateItem;
        }

        Items.Add(record);
        return SecStatusCode.Success;
    }

    public static SecRecord? QueryAsRecord(SecRecord query, out SecStatusCode status)
    {
        var found = Find(query).FirstOrDefault();
        status = StatusOf(query, found is not null);
        return found;
    }

    public static SecRecord[]? QueryAsRecord(SecRecord query, int max, out SecStatusCode status)
    {
        var found = Find(query).Take(max).ToArray();
        status = StatusOf(query, found.Length > 0);
        return found;
    }

    public static object? QueryAsConcreteType(SecRecord query, out SecStatusCode status) => QueryAsRecord(query, out status)?.Key;

    public static SecStatusCode Update(SecRecord query, SecRecord attributes)
    {
        var found = Find(query).ToList();
        foreach (var item in found)
        {
            item.ValueData = attributes.ValueData;
            item.Generic = attributes.Generic;
        }

        return StatusOf(query, found.Count > 0);
    }

    public static SecStatusCode Remove(SecRecord query)
    {
        var found = Find(query).ToList();
        Items.RemoveAll(found.Contains);
        return StatusOf(query, found.Count > 0);
    }

    private static IEnumerable<SecRecord> Find(SecRecord query) =>
        Items.Where(item =>
            item.Kind == query.Kind
            && App.AllGroups.Contains(item.AccessGroup)
            && (query.AccessGroup is null || query.AccessGroup == item.AccessGroup)
            && (query.Service is null || query.Service == item.Service)
            && (query.Account is null || query.Account == item.Account)
            && IsSame(query.ApplicationTag, item.ApplicationTag)
            && (query.ValueData is not null || IsSame(query.Generic, item.Generic))
        );

    private static bool IsSame(NSData? wanted, NSData? found) =>
        wanted is null || (found is not null && wanted.ToArray().SequenceEqual(found.ToArray()));

    private static SecStatusCode StatusOf(SecRecord query, bool isFound) =>
        query.AccessGroup is not null && !App.AllGroups.Contains(query.AccessGroup) ? SecStatusCode.MissingEntitlement
        : isFound ? SecStatusCode.Success
        : SecStatusCode.ItemNotFound;
}
