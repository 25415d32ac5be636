using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>Compares the merged AndroidManifest.xml, the one that goes into the app, with okta.json.</summary>
/// <param name="manifest">Its root element.</param>
/// <param name="path">Its path, for messages.</param>
internal sealed class AndroidManifestCheck(XElement manifest, string path)
{
    private readonly List<ManifestActivity> _activities =
    [
        .. manifest
            .Elements("application")
            .Elements()
            .Where(static element => element.Name == "activity" || element.Name == "activity-alias")
            .Select(static element => new ManifestActivity(element)),
    ];

    public IEnumerable<Finding> Run(IReadOnlyList<ExpectedRedirect> expected) =>
        expected.SelectMany(Check).Concat(expected.Take(1).SelectMany(CheckQueries));

    private IEnumerable<Finding> Check(ExpectedRedirect expected)
    {
        var claims = _activities.Where(activity => IsClaimedBy(activity, expected)).ToList();
        return claims switch
        {
            [] => [Missing(expected)],
            [var receiver] => CheckReceiver(receiver, expected),
            _ => [ClaimedTwice(claims, expected)],
        };
    }

    private IEnumerable<Finding> CheckReceiver(ManifestActivity receiver, ExpectedRedirect expected)
    {
        if (!ReceivesFromBrowser(receiver, expected))
        {
            yield return NotFromBrowser(receiver, expected);
        }
        else if (expected is ExpectedLink link && !receiver.VerifiesLink(link))
        {
            yield return NotVerified(receiver, link);
        }

        // A reference to a resource may be either, depending on the device.
        if (receiver.Exported != "true" && receiver.Exported?.StartsWith("@", StringComparison.Ordinal) != true)
        {
            yield return NotExported(receiver, expected);
        }

        foreach (var alone in _activities.Where(activity => activity == receiver || activity.IsLauncher).Where(IsAloneInItsTask))
        {
            yield return AloneInItsTask(alone, expected);
        }

        // An empty affinity is none at all: two activities that have it share no task, even where both inherit it from the application.
        foreach (
            var launcher in _activities.Where(activity =>
                activity.IsLauncher && (activity.TaskAffinity != receiver.TaskAffinity || activity.HasNoAffinity)
            )
        )
        {
            yield return OtherAffinity(launcher, receiver, expected);
        }
    }

    private static bool IsClaimedBy(ManifestActivity activity, ExpectedRedirect expected) =>
        expected is ExpectedLink link ? activity.ClaimsLink(link) : activity.ClaimedSchemes.Contains(expected.Claim);

    private static bool ReceivesFromBrowser(ManifestActivity activity, ExpectedRedirect expected) =>
        expected is ExpectedLink link ? activity.ReceivesFromBrowser(link) : activity.ReceivesFromBrowser(expected.Claim);

    private static bool IsAloneInItsTask(ManifestActivity activity) => activity.LaunchMode is "singleInstance" or "3";

    private IEnumerable<Finding> CheckQueries(ExpectedRedirect expected)
    {
        if (!manifest.QueriesCustomTabs())
        {
            yield return new Finding(
                ManifestRules.NoBrowserQuery,
                expected,
                $"The merged manifest '{path}' has no <queries> for '{AndroidXml.CustomTabsAction}', so on Android 11 and later the "
                    + "sign-in cannot find a browser with "
                    + "Custom Tabs. It comes from an AndroidManifestOverlay of this package: leave AndroidManifestMerger at "
                    + "'manifestmerger.jar', or add the <queries> to your own AndroidManifest.xml."
            );
        }
    }

    private Finding Missing(ExpectedRedirect expected) =>
        new(
            ManifestRules.SchemeMissing,
            expected,
            $"{expected.Statement}, but no activity of the merged manifest '{path}' has an intent filter for {expected.Subject}; "
                + $"it has filters for {Claims()}. "
                + "The source generator of this package adds the activity: do not remove its analyzer from the compilation, and rebuild "
                + "if the manifest is outdated."
        );

    private string Claims()
    {
        var claims = _activities
            .SelectMany(static activity => activity.ClaimedSchemes.Select(scheme => $"'{scheme}' ({activity.Name})"))
            .ToList();
        return claims.Count == 0 ? "no scheme at all" : string.Join(", ", claims);
    }

    private Finding ClaimedTwice(IEnumerable<ManifestActivity> claims, ExpectedRedirect expected) =>
        new(
            ManifestRules.SchemeClaimedTwice,
            expected,
            $"{expected.Statement}, and more than one activity of the merged manifest '{path}' has an intent filter for "
                + $"{expected.Subject}: "
                + $"{string.Join(", ", claims.Select(Describe))}. Android would ask the user which one to open. Keep the generated one, "
                + $"and give the other filter a {expected.Kind} of its own."
        );

    private Finding NotFromBrowser(ManifestActivity receiver, ExpectedRedirect expected) =>
        new(
            ManifestRules.SchemeMissing,
            expected,
            $"{expected.Statement}, but {Describe(receiver)} of the merged manifest '{path}' cannot be opened from a browser with "
                + $"{expected.Subject}: "
                + "its intent filter needs the categories android.intent.category.DEFAULT and android.intent.category.BROWSABLE."
        );

    private Finding NotVerified(ManifestActivity receiver, ExpectedLink expected) =>
        new(
            ManifestRules.LinkNotVerified,
            expected,
            $"{expected.Statement}, but the intent filter of {Describe(receiver)} in the merged manifest '{path}' for "
                + $"{expected.Subject} does "
                + "not have android:autoVerify=\"true\": Android 12 and later never open the app with it. The generated activity has "
                + "it: remove "
                + "what overrides it."
        );

    private Finding NotExported(ManifestActivity receiver, ExpectedRedirect expected) =>
        new(
            ManifestRules.NotExported,
            expected,
            $"{expected.Statement}, but {Describe(receiver)} of the merged manifest '{path}', which receives {expected.Subject}, "
                + $"has android:exported="
                + $"\"{receiver.Exported ?? "(not set)"}\": the browser may not open it. Set it to \"true\" and remove what overrides "
                + "it, for example a tools:replace."
        );

    private Finding AloneInItsTask(ManifestActivity activity, ExpectedRedirect expected) =>
        new(
            ManifestRules.OtherTask,
            expected,
            $"{expected.Statement}, but {Describe(activity)} of the merged manifest '{path}' has "
                + $"android:launchMode=\"{activity.LaunchMode}\": it is alone in its task, so the "
                + $"response to '{expected.Claim}' arrives in another one, and the sign-in ends as cancelled. Use \"singleTop\" or "
                + "\"singleTask\"."
        );

    private Finding OtherAffinity(ManifestActivity launcher, ManifestActivity receiver, ExpectedRedirect expected) =>
        new(
            ManifestRules.OtherTask,
            expected,
            $"{expected.Statement}, but in the merged manifest '{path}' {Describe(launcher)} has the task affinity "
                + $"\"{launcher.TaskAffinity}\" and {Describe(receiver)}, which "
                + $"receives {expected.Subject}, has \"{receiver.TaskAffinity}\": the response arrives in another task, and "
                + "the sign-in ends as cancelled. Remove android:taskAffinity from the activities and from <application>."
        );

    private static string Describe(ManifestActivity activity) => $"activity '{activity.Name}' (line {activity.Line})";
}
