using System.Linq;

namespace SsoConfig.Maui.Family;

/// <summary>
/// Which apps this one shares with: those of the family that are signed like this one. The family's permission decides nothing here,
/// because an app that was installed before may have defined it.
/// </summary>
internal sealed class FamilyTrust(IInstalledApps apps)
{
    /// <summary>Whether an app may be asked, and its response used.</summary>
    public TrustDecision Decide(FamilyMember member) =>
        member.Package == apps.OwnPackage ? TrustDecision.OtherFamily : DecideBySigner(member.Package);

    /// <summary>
    /// Whether a caller may get a response. Its user id may be shared by several apps, and then it speaks for all of them: each must be
    /// signed like this one, and one must be of the family.
    /// </summary>
    public TrustDecision DecideCaller(int userId)
    {
        var packages = apps.FindPackages(userId);
        if (packages.Count == 0)
        {
            return TrustDecision.Unknown;
        }

        var refusal = packages.Select(DecideBySigner).FirstOrDefault(static decision => decision != TrustDecision.Trusted);
        if (refusal != TrustDecision.Trusted)
        {
            return refusal;
        }

        return apps.FindMembers().Any(member => member.Package != apps.OwnPackage && packages.Contains(member.Package))
            ? TrustDecision.Trusted
            : TrustDecision.OtherFamily;
    }

    private TrustDecision DecideBySigner(string package) =>
        apps.FindCertificates(package) is not { } other ? TrustDecision.Unknown
        : apps.FindCertificates(apps.OwnPackage)?.IsSameSigner(other) == true ? TrustDecision.Trusted
        : TrustDecision.OtherCertificate;
}
