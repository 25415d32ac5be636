using static SsoConfig.OktaJson.Diagnostics.OktaJsonRules;

namespace SsoConfig.OktaJson.Diagnostics;

/// <summary>The rules as a whole: which there are, in the order of their ids, and which are of one kind.</summary>
internal static class OktaJsonRuleSet
{
    public static IReadOnlyList<OktaJsonRule> All =>
        [
            Unreadable,
            UnknownKey,
            DuplicateKey,
            WrongType,
            MissingKey,
            Placeholder,
            IssuerNotHttps,
            IssuerMalformed,
            IssuerAdminHost,
            IssuerDoubledDomain,
            IssuerQuery,
            RedirectWithoutScheme,
            RedirectDoubleSlash,
            RedirectUpperCase,
            RedirectCharacters,
            RedirectNotReverseDomain,
            ReservedScheme,
            SchemeTooLong,
            RedirectFragment,
            RedirectIsLogoutRedirect,
            ReversedOktaHost,
            OpenIdMissing,
            OfflineAccessMissing,
            Secret,
            PerCall,
            SiblingScheme,
            SiblingClientId,
            SiblingIssuer,
            NoFile,
            TwoFiles,
            SettingName,
            SettingValue,
            SettingType,
            Characters,
            DiscoveryDocument,
            ServerWithoutDomain,
            IssuerSpelling,
            OfflineAccessRefused,
            FamilyName,
            DeviceSecretType,
            NativeSsoAtOrg,
            NativeSsoAudience,
            LinkMalformed,
            LinkOfProvider,
            LinkOnDesktop,
            LinkBeforeAppleSupport,
            RequestParameter,
            SiblingLink,
            ProviderValue,
            TenantsWithoutTemplate,
            NativeSsoOfSeveralTenants,
        ];

    /// <summary>Whether the rule is about builds for one platform, which a tool that reads all platforms does not make.</summary>
    public static bool IsOfOnePlatform(OktaJsonRule rule) => rule == SchemeTooLong || rule == LinkOnDesktop;
}
