using System.Xml.Linq;
using SsoConfig.Emulator.Device;

namespace SsoConfig.Emulator.Tests.Support;

/// <summary>Dumps as uiautomator writes them: each node below the one before.</summary>
internal static class Screens
{
    public const string First = "com.first.sample";
    public const string Second = "com.second.sample";
    private const int Height = 100;

    public static string Of(params XElement[] nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i].SetAttributeValue("bounds", $"[0,{i * Height}][1080,{(i + 1) * Height}]");
        }

        return new XElement("hierarchy", new XAttribute("rotation", 0), nodes).ToString();
    }

    /// <summary>The page of a generated app.</summary>
    public static string App(string package, string user, string result, bool isBusy = false) =>
        Of(
            Node(package, "android.widget.TextView", user),
            Button(package, "SIGN IN", isBusy),
            Button(package, "Check session", isBusy),
            Button(package, "Sign out and end the shared session", isBusy),
            Node(package, "android.widget.TextView", result)
        );

    /// <summary>The local org's sign-in page in a tab.</summary>
    public static string SignInPage() =>
        Of(
            Node(Chrome.Package, "android.widget.EditText", "127.0.0.1:5080", $"{Chrome.Package}:id/url_bar"),
            Node(Chrome.Package, "android.widget.TextView", "Password"),
            Node(Chrome.Package, "android.widget.EditText", "", "username"),
            Node(Chrome.Package, "android.widget.EditText", "", "password", isPassword: true),
            Button(Chrome.Package, "Sign in")
        );

    public static XElement Button(string package, string text, bool isBusy = false)
    {
        var node = Node(package, "android.widget.Button", text);
        node.SetAttributeValue("enabled", isBusy ? "false" : "true");
        return node;
    }

    public static XElement Node(string package, string type, string text, string id = "", bool isPassword = false) =>
        new(
            "node",
            new XAttribute("text", text),
            new XAttribute("resource-id", id),
            new XAttribute("class", type),
            new XAttribute("package", package),
            new XAttribute("content-desc", ""),
            new XAttribute("enabled", "true"),
            new XAttribute("password", isPassword ? "true" : "false")
        );
}
