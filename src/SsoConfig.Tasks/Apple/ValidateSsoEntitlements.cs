using System.Xml.Linq;
using Microsoft.Build.Framework;
using SsoConfig.Tasks.Checks;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Apple;

/// <summary>Compares the entitlements that the app is signed with and okta.json.</summary>
[MSBuildMultiThreadableTask]
public sealed class ValidateSsoEntitlements : OktaTask
{
    /// <summary>The entitlements that the signing uses; null where the build has none left.</summary>
    public ITaskItem? Entitlements { get; set; }

    /// <summary>The app's bundle identifier.</summary>
    [Required]
    public string ApplicationId { get; set; } = "";

    private protected override string UnreadableRemedy => "Correct it; what okta.json requires must be in it.";

    private protected override void Run(OktaConfiguration configuration)
    {
        var expected = configuration.Entitlements;
        var findings = Entitlements is null
            ? Check(new XElement("dict"), "CodesignEntitlements", expected)
            : TryRead(FullPath(Entitlements), path => Check(PropertyList.Read(File.ReadAllBytes(path)), path, expected));
        Report(findings ?? []);
    }

    private List<Finding> Check(XElement entitlements, string path, IReadOnlyList<ExpectedEntitlement> expected) =>
        [
            .. EntitlementCheck.Run(entitlements, path, expected),
            .. EntitlementCheck.FindOtherDefault(entitlements, path, expected, ApplicationId),
        ];
}
