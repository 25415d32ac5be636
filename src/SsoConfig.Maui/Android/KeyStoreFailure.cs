using System;
using Java.Security;

namespace SsoConfig.Maui.Android;

/// <summary>Which failures of Android are those of its key store.</summary>
internal static class KeyStoreFailure
{
    // The key store's own exception is of no other's kind (https://developer.android.com/reference/android/security/KeyStoreException).
    public static bool IsCryptographic(Exception exception) =>
        exception is GeneralSecurityException
        || (OperatingSystem.IsAndroidVersionAtLeast(33) && exception is global::Android.Security.KeyStoreException);
}
