namespace SsoConfig.Tasks.Checks;

/// <summary>What the tasks report about manifests. Each has a page in docs/rules. Ids below SSO100 belong to okta.json itself.</summary>
internal static class ManifestRules
{
    /// <summary>The project system is too old. Reported by the targets, which the tasks may not be able to run in.</summary>
    public const string UnsupportedProject = "SSO100";

    /// <summary>A manifest of the app, or one that its build made, cannot be read.</summary>
    public const string UnreadableManifest = "SSO101";

    /// <summary>okta.json has errors, so its values are in no manifest.</summary>
    public const string UnreadableConfiguration = "SSO102";

    /// <summary>The built manifest lacks the scheme.</summary>
    public const string SchemeMissing = "SSO103";

    /// <summary>Two activities claim the scheme.</summary>
    public const string SchemeClaimedTwice = "SSO104";

    /// <summary>The browser may not start the activity that receives the scheme.</summary>
    public const string NotExported = "SSO105";

    /// <summary>The response would arrive in another task than the one that waits for it.</summary>
    public const string OtherTask = "SSO106";

    /// <summary>The app cannot see which browsers have Custom Tabs.</summary>
    public const string NoBrowserQuery = "SSO107";

    /// <summary>A backup would include the tokens.</summary>
    public const string TokensInBackup = "SSO108";

    /// <summary>Our backup rules took the place of the app's own.</summary>
    public const string BackupRulesReplaced = "SSO109";

    /// <summary>A folder or file of the family cannot be handed to the compiler.</summary>
    public const string UnusableFamily = "SSO110";

    /// <summary>The project is not a C# project. Reported by the targets, which the compiler of another language runs too.</summary>
    public const string UnsupportedLanguage = "SSO111";

    /// <summary>
    /// The project has an older C# than the sources that SsoConfig.Maui compiles into the app. Reported by that package's targets.
    /// </summary>
    public const string UnsupportedLanguageVersion = "SSO112";

    /// <summary>The app is signed without an entitlement that okta.json asks for.</summary>
    public const string EntitlementMissing = "SSO113";

    /// <summary>What the apps of a family share is the place where the app keeps everything of its own.</summary>
    public const string SharedGroupIsDefault = "SSO114";

    /// <summary>The other apps of the family cannot ask this one, or others can.</summary>
    public const string FamilyNotShared = "SSO115";

    /// <summary>Android does not verify that a link belongs to the app, and so never opens the app with it.</summary>
    public const string LinkNotVerified = "SSO117";
}
