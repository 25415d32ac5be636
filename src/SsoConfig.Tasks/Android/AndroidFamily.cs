using System.Xml.Linq;

namespace SsoConfig.Tasks.Android;

/// <summary>
/// What an Android app declares so that the apps of its family can ask it for what they share (Native SSO): a permission that only apps
/// with the same signing certificate get, the generated provider behind it, and the query by which it sees the others' providers.
/// </summary>
/// <param name="name">The family.</param>
/// <param name="isDebug">
/// Whether it is a debug build. Android refuses to install two apps with different certificates that declare the same permission, and a
/// developer has a debug build of one app beside the released build of another: each kind has a permission of its own.
/// </param>
/// <seealso href="https://developer.android.com/guide/topics/manifest/permission-element"/>
internal sealed class AndroidFamily(string name, bool isDebug)
{
    /// <summary>The Java name of the provider that the source generator adds.</summary>
    public const string Provider = "ssoconfig.OktaFamilyProvider";

    public const string ProtectionLevel = "signature";

    public string Permission => $"{name}.permission.SSO{(isDebug ? "_DEBUG" : "")}";

    /// <summary>The action of the provider's intent filter, by which the apps of the family find one another.</summary>
    public string Action => $"{name}.action.SSO";

    public IEnumerable<XElement> Permissions() =>
        [
            new("permission", Android("name", Permission), Android("protectionLevel", ProtectionLevel)),
            new("uses-permission", Android("name", Permission)),
        ];

    /// <summary>The permission is merged into the provider that the compiled app declares.</summary>
    public XElement ProviderPermission() => new("provider", Android("name", Provider), Android("permission", Permission));

    private static XAttribute Android(string name, string value) => new(AndroidXml.Namespace + name, value);
}
