using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace SsoConfig.Providers.Tests.Servers.Lemonldap;

/// <summary>The files that LemonLDAP::NG reads: where its configuration is, and the configuration.</summary>
internal static class LemonldapConfiguration
{
    public const string FileName = "lemonldap-ng.ini";
    private const int FreshSeconds = 2;
    private const int KeyBits = 2048;
    private static readonly string[] Apps = ["first", "second"];

    public static void Write(DirectoryInfo folder, string templates, Uri portal)
    {
        folder.CreateSubdirectory("sessions/lock");
        folder.CreateSubdirectory("psessions/lock");
        folder.CreateSubdirectory("cache");
        var configurations = folder.CreateSubdirectory("conf");
        File.WriteAllText(Path.Combine(configurations.FullName, "lmConf-1.json"), Create(folder, portal).ToJsonString());
        File.WriteAllText(
            Path.Combine(folder.FullName, FileName),
            $"""
            [all]
            logLevel = warn
            logger = Lemonldap::NG::Common::Logger::Std
            userLogger = Lemonldap::NG::Common::Logger::Std
            [configuration]
            type = File
            dirName = {configurations.FullName}
            [portal]
            staticPrefix = /static
            templateDir = {templates}
            languages = en
            [handler]
            status = 0

            """
        );
    }

    private static JsonObject Create(DirectoryInfo folder, Uri portal)
    {
        using var key = RSA.Create(KeyBits);
        return new JsonObject
        {
            ["cfgNum"] = 1,
            ["cfgAuthor"] = "tests",
            ["cfgDate"] = 1,
            ["cfgVersion"] = "2.16.1",
            ["portal"] = portal.AbsoluteUri,
            ["domain"] = portal.Host,
            ["cookieName"] = "lemonldap",
            ["securedCookie"] = 0,
            ["authentication"] = "Demo",
            ["userDB"] = "Same",
            ["passwordDB"] = "Demo",
            ["registerDB"] = "Null",
            ["demoExportedVars"] = new JsonObject
            {
                ["cn"] = "cn",
                ["mail"] = "mail",
                ["uid"] = "uid",
            },
            ["macros"] = new JsonObject { ["_whatToTrace"] = "lc($_user)" },
            ["whatToTrace"] = "_whatToTrace",
            ["locationRules"] = new JsonObject { [portal.Host] = new JsonObject { ["default"] = "accept" } },
            ["trustedDomains"] = "*",
            ["requireToken"] = 0,
            // How old, in seconds, a sign-in may be that counts as fresh.
            ["portalForceAuthnInterval"] = FreshSeconds,
            // Any plugin that does nothing here: the usual one draws pictures with libraries that its package only recommends.
            ["captcha"] = "::Plugins::GrantSession",
            ["key"] = "only for tests",
            ["globalStorage"] = "Apache::Session::File",
            ["globalStorageOptions"] = Storage(folder, "sessions"),
            ["persistentStorage"] = "Apache::Session::File",
            ["persistentStorageOptions"] = Storage(folder, "psessions"),
            ["localSessionStorage"] = "Cache::FileCache",
            ["localSessionStorageOptions"] = new JsonObject
            {
                ["cache_depth"] = 3,
                ["cache_root"] = Path.Combine(folder.FullName, "cache"),
                ["default_expires_in"] = 600,
                ["directory_umask"] = "007",
                ["namespace"] = "lemonldap-ng-sessions",
            },
            ["issuerDBOpenIDConnectActivation"] = 1,
            ["issuerDBOpenIDConnectPath"] = "^/oauth2/",
            ["oidcServiceMetaDataIssuer"] = portal.GetLeftPart(UriPartial.Authority),
            ["oidcServiceAllowAuthorizationCodeFlow"] = 1,
            ["oidcServiceAllowOffline"] = 1,
            ["oidcServicePrivateKeySig"] = key.ExportPkcs8PrivateKeyPem(),
            ["oidcServicePublicKeySig"] = key.ExportSubjectPublicKeyInfoPem(),
            ["oidcServiceKeyIdSig"] = "key-1",
            ["oidcServiceMetaDataAuthorizeURI"] = "authorize",
            ["oidcServiceMetaDataTokenURI"] = "token",
            ["oidcServiceMetaDataUserInfoURI"] = "userinfo",
            ["oidcServiceMetaDataJWKSURI"] = "jwks",
            ["oidcServiceMetaDataEndSessionURI"] = "logout",
            ["oidcServiceMetaDataIntrospectionURI"] = "introspect",
            ["oidcServiceMetaDataRegistrationURI"] = "register",
            ["oidcServiceMetaDataCheckSessionURI"] = "checksession.html",
            ["oidcServiceMetaDataFrontChannelURI"] = "flogout",
            ["oidcServiceMetaDataBackChannelURI"] = "blogout",
            ["oidcServiceMetaDataAuthnContext"] = new JsonObject { ["loa-1"] = 1, ["loa-2"] = 2 },
            ["oidcRPMetaDataOptions"] = new JsonObject(Apps.Select(static app => KeyValuePair.Create(app, (JsonNode?)Client(app)))),
            ["oidcRPMetaDataExportedVars"] = new JsonObject(
                Apps.Select(static app => KeyValuePair.Create(app, (JsonNode?)new JsonObject { ["email"] = "mail", ["name"] = "cn" }))
            ),
        };
    }

    private static JsonObject Storage(DirectoryInfo folder, string name) =>
        new()
        {
            ["Directory"] = Path.Combine(folder.FullName, name),
            ["LockDirectory"] = Path.Combine(folder.FullName, name, "lock"),
            ["generateModule"] = "Lemonldap::NG::Common::Apache::Session::Generate::SHA256",
        };

    /// <summary>Without consent, which is also what lets it take <c>offline_access</c> into account.</summary>
    private static JsonObject Client(string app) =>
        new()
        {
            ["oidcRPMetaDataOptionsClientID"] = $"{app}-app",
            ["oidcRPMetaDataOptionsPublic"] = 1,
            ["oidcRPMetaDataOptionsRequirePKCE"] = 1,
            ["oidcRPMetaDataOptionsRedirectUris"] = $"com.{app}.sample:/callback",
            ["oidcRPMetaDataOptionsPostLogoutRedirectUris"] = $"com.{app}.sample:/logout",
            ["oidcRPMetaDataOptionsIDTokenSignAlg"] = "RS256",
            ["oidcRPMetaDataOptionsBypassConsent"] = 1,
            ["oidcRPMetaDataOptionsAllowOffline"] = 1,
            ["oidcRPMetaDataOptionsLogoutBypassConfirm"] = 1,
            ["oidcRPMetaDataOptionsIDTokenExpiration"] = 3600,
            ["oidcRPMetaDataOptionsAccessTokenExpiration"] = 3600,
        };
}
