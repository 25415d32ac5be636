using System.Collections.Concurrent;
using Microsoft.Maui.Storage;
using SsoConfig.Maui.Essentials;
using SsoConfig.Maui.Family;
using SsoConfig.Maui.Storage;

namespace SsoConfig.Maui.Android;

/// <summary>
/// This app's own copies, one for each family. The provider responds before the app has a service container, and both must use the same
/// one.
/// </summary>
internal static class FamilyStores
{
    private static readonly ConcurrentDictionary<string, FamilyEntries> Entries = new();

    public static FamilyEntries EntriesOf(string family) => Entries.GetOrAdd(family, Create);

    private static FamilyEntries Create(string family) =>
        new(
            new SecretTokenStore(
                new MauiSecretStorage(SecureStorage.Default, KeyStoreFailure.IsCryptographic),
                new InstallationMarks(new PreferencesMarkFile(family))
            ),
            family
        );
}
