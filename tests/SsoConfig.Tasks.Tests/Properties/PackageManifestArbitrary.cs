using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SsoConfig.Tasks.Tests.Properties;

/// <summary>A Package.appxmanifest as a user or a tool may have written it.</summary>
/// <param name="Prefix">The prefix of its own elements, with its colon; empty for none.</param>
public sealed record AppxManifest(
    string Declaration,
    string Namespaces,
    string Prefix,
    string Application,
    string NewLine,
    string Indent,
    bool IsUtf16
)
{
    public const string Foundation = "http://schemas.microsoft.com/appx/manifest/foundation/windows10";
    public const string Uap = "http://schemas.microsoft.com/appx/manifest/uap/windows10";

    internal byte[] ToBytes()
    {
        Encoding encoding = IsUtf16 ? new UnicodeEncoding(false, true) : new UTF8Encoding(false);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(ToString())];
    }

    public override string ToString() =>
        string.Join(
            NewLine,
            $"{Declaration}<!-- <Application> -->",
            $"<{Prefix}Package {Namespaces}>",
            $"{Indent}<{Prefix}Applications>",
            $"{Indent}{Indent}{Application.Replace("$", Prefix, StringComparison.Ordinal)}",
            $"{Indent}</{Prefix}Applications>",
            $"</{Prefix}Package>{NewLine}"
        );
}

public static class PackageManifestArbitrary
{
    private const string Protocol = "<uap:Extension Category='windows.protocol'><uap:Protocol Name=\"com.first.sample\"/></uap:Extension>";
    private const string Other = "<uap:Extension Category=\"windows.shareTarget\">\n<uap:ShareTarget /></uap:Extension>";

    private static readonly string[] Applications =
    [
        "<$Application />",
        "<$Application Id='a'/>",
        "<$Application A='>' B=\"'/>\"></$Application>",
        "<$Application>\n  <x/>\n</$Application>",
        "<$Application><$Extensions/></$Application>",
        "<$Application>\n\t<$Extensions />\n</$Application>",
        "<$Application><$Extensions></$Extensions></$Application>",
        $"<$Application><$Extensions>{Other}</$Extensions></$Application>",
        $"<$Application>\n<$Extensions>\n{Protocol}\n</$Extensions>\n</$Application>",
        "<$Application><![CDATA[</Application>]]><!-- <Extensions/> --></$Application><$Application "
            + $"Id='b'><$Extensions>{Protocol}</$Extensions></$Application>",
    ];

    private static readonly (string Prefix, string Namespaces)[] Namespaces =
    [
        ("", $"xmlns=\"{AppxManifest.Foundation}\" xmlns:uap=\"{AppxManifest.Uap}\""),
        ("f:", $"xmlns:f='{AppxManifest.Foundation}' xmlns:uap=\"{AppxManifest.Uap}\""),
        ("", $"xmlns=\"{AppxManifest.Foundation}\" xmlns:also=\"{AppxManifest.Foundation}\" xmlns:uap=\"{AppxManifest.Uap}\""),
        (
            "",
            $"xmlns=\"{AppxManifest.Foundation}\" xmlns:uap=\"{AppxManifest.Uap}\" xmlns:uap2='{AppxManifest.Uap}' note=\"\u00e9&#65;&gt;\""
        ),
    ];

    public static Arbitrary<AppxManifest> Manifest() =>
        Arb.From(
            from declaration in Gen.Elements("", "<?xml version=\"1.0\"?>", "<?xml version='1.0'?>\n\n")
            from names in Gen.Elements(Namespaces)
            from application in Gen.Elements(Applications)
            from newLine in Gen.Elements("\n", "\r\n", "")
            from indent in Gen.Elements("", "  ", "\t")
            from isUtf16 in Gen.Elements(false, true)
            select new AppxManifest(declaration, names.Namespaces, names.Prefix, application, newLine, indent, isUtf16)
        );
}
