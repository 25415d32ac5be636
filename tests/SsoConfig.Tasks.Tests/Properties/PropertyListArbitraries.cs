using System.Text;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using SsoConfig.Tasks.PropertyLists;

namespace SsoConfig.Tasks.Tests.Properties;

/// <summary>An Info.plist with some URL types, as it stands in a file.</summary>
public sealed record InfoPlist(IReadOnlyList<string> UrlTypes)
{
    internal XElement Read() => PropertyList.Read(Encoding.UTF8.GetBytes(ToString()));

    public override string ToString() =>
        UrlTypes.Count == 0
            ? "<plist><dict><key>CFBundleName</key><string>First</string></dict></plist>"
            : $"<plist version=\"1.0\">\n<dict>\n\t<key>CFBundleURLTypes</key>\n\t<array>{string.Concat(UrlTypes)}</array>\n</dict>\n"
                + "</plist>";
}

/// <summary>Schemes that okta.json asks for.</summary>
public sealed record Schemes(IReadOnlyList<string> All)
{
    public override string ToString() => string.Join(' ', All);
}

public static class PropertyListArbitraries
{
    private static readonly string[] SomeSchemes = ["com.first.sample", "com.first.logout", "COM.First.Sample", "fb123"];
    private static readonly string[] Texts =
    [
        "",
        "a",
        " ",
        "&lt;",
        "&amp;",
        "]]&gt;",
        "&#13;",
        "\n",
        "\t",
        "\u00e9",
        "\U0001F600",
        "\u2028",
    ];

    private static Gen<string> Text { get; } = Gen.Elements(Texts).ListOf().Resize(4).Select(string.Concat);

    private static Gen<string> Scheme { get; } = Gen.Elements(SomeSchemes);

    private static Gen<string> Leaf { get; } =
        Gen.OneOf(
            Text.Select(static text => $"<string>{text}</string>"),
            Gen.Choose(-9, 9).Select(static number => $"<integer>{number}</integer>"),
            Gen.Elements("<true/>", "<false></false>", "<data> AAEC </data>", "<array/>", "<dict></dict>")
        );

    private static Gen<string> Value { get; } =
        Gen.OneOf(
            Leaf,
            Leaf.ListOf().Resize(3).Select(static items => $"<array>\n{string.Concat(items)}</array>"),
            Text.Zip(Leaf).Select(static member => $"<dict><key>{member.Item1}</key> {member.Item2}</dict>")
        );

    private static Gen<string> UrlType { get; } =
        Scheme
            .ListOf()
            .Resize(3)
            .Zip(Value)
            .Select(static type =>
                $"<dict><key>X-Own</key>{type.Item2}<key>CFBundleURLSchemes</key><array>"
                + $"{string.Concat(type.Item1.Select(static scheme => $"<string>{scheme}</string>"))}</array></dict>"
            );

    public static Arbitrary<InfoPlist> Plist() =>
        Arb.From(
            Gen.OneOf(UrlType, Value).ListOf().Resize(5).Select(static types => new InfoPlist(types)),
            static plist => plist.UrlTypes.Select((_, i) => new InfoPlist([.. plist.UrlTypes.Take(i), .. plist.UrlTypes.Skip(i + 1)]))
        );

    public static Arbitrary<Schemes> Some() =>
        Arb.From(Scheme.ListOf().Resize(3).Select(static schemes => new Schemes([.. schemes.Distinct()])));
}
