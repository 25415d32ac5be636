using System.Collections.Generic;
using System.Linq;

namespace SsoConfig.Maui.Family;

/// <summary>The certificates that an installed Android app is signed with, each as its SHA-256 fingerprint in hexadecimal digits.</summary>
/// <param name="Current">Those of now: one, or several that all have signed.</param>
/// <param name="History">Those before it, which a key rotation has replaced, and the one of now; empty where there are several.</param>
/// <seealso href="https://developer.android.com/reference/android/content/pm/SigningInfo"/>
internal sealed record SigningCertificates(IReadOnlyCollection<string> Current, IReadOnlyCollection<string> History)
{
    /// <summary>
    /// Whether both are apps of one developer: signed with the same certificates, or one of the two with the certificate that the other had
    /// before its key was rotated. The system has checked the proof of each rotation when it installed the app.
    /// </summary>
    public bool IsSameSigner(SigningCertificates other) =>
        Current.Count > 0
        && (
            Current.ToHashSet().SetEquals(other.Current)
            || (Current.Count == 1 && other.Current.Count == 1 && (WasSignedWith(other.Current) || other.WasSignedWith(Current)))
        );

    private bool WasSignedWith(IReadOnlyCollection<string> certificate) => History.Contains(certificate.Single());
}
