using System.Xml;
using System.Xml.Linq;
using SsoConfig.Tasks.Checks;

namespace SsoConfig.Tasks.Android;

/// <summary>An <c>activity</c> or <c>activity-alias</c> of a merged manifest.</summary>
internal sealed class ManifestActivity(XElement element)
{
    private const string View = "android.intent.action.VIEW";
    private const string Main = "android.intent.action.MAIN";
    private const string Launcher = "android.intent.category.LAUNCHER";
    private static readonly string[] BrowserCategories = ["android.intent.category.DEFAULT", "android.intent.category.BROWSABLE"];

    public string Name => element.Get("name") ?? "(no name)";

    public string? Exported => element.Get("exported");

    public string? LaunchMode => element.Get("launchMode");

    /// <summary>The task that it belongs to: its own word, else that of the application, else the package. Empty: none.</summary>
    public string TaskAffinity => OwnAffinity ?? (string?)element.Parent!.Parent?.Attribute("package") ?? "";

    /// <summary>Whether it, or the application, says that it belongs to no task.</summary>
    public bool HasNoAffinity => OwnAffinity is "";

    public bool IsLauncher =>
        Filters.Any(static filter => filter.NamesOf("action").Contains(Main) && filter.NamesOf("category").Contains(Launcher));

    /// <summary>Schemes of addresses for which the system offers this activity.</summary>
    public IEnumerable<string> ClaimedSchemes => Filters.Where(IsForAddresses).SelectMany(SchemesOf).Distinct();

    /// <summary>Whether a browser can open it with such an address: that takes both categories.</summary>
    public bool ReceivesFromBrowser(string scheme) =>
        Filters.Any(filter =>
            IsForAddresses(filter) && SchemesOf(filter).Contains(scheme) && BrowserCategories.All(filter.NamesOf("category").Contains)
        );

    /// <summary>Whether the system may offer this activity for the link.</summary>
    public bool ClaimsLink(ExpectedLink link) => Filters.Any(filter => IsFor(filter, link));

    /// <summary>Whether a browser can open it with the link: that takes both categories.</summary>
    public bool ReceivesFromBrowser(ExpectedLink link) =>
        Filters.Any(filter => IsFor(filter, link) && BrowserCategories.All(filter.NamesOf("category").Contains));

    /// <summary>
    /// Whether Android asks the host of the link if it belongs to the app, when it installs the app: only for a filter that a browser can
    /// open (https://developer.android.com/training/app-links/add-applinks).
    /// </summary>
    public bool VerifiesLink(ExpectedLink link) =>
        Filters.Any(filter =>
            IsFor(filter, link)
            && BrowserCategories.All(filter.NamesOf("category").Contains)
            && filter.Get("autoVerify") is "true" or "-1" or "1"
        );

    public int Line => ((IXmlLineInfo)element).LineNumber;

    private string? OwnAffinity => element.Get("taskAffinity") ?? element.Parent!.Get("taskAffinity");

    private IEnumerable<XElement> Filters => element.Elements("intent-filter");

    private static bool IsForAddresses(XElement filter) => filter.NamesOf("action").Contains(View);

    private static bool IsFor(XElement filter, ExpectedLink link) =>
        IsForAddresses(filter) && new LinkData(filter).Includes(link.Host, link.Path);

    private static IEnumerable<string> SchemesOf(XElement filter) =>
        filter.Elements("data").Select(static data => data.Get("scheme")).OfType<string>();
}
