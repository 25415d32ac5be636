using System.Xml;
using System.Xml.Linq;

namespace SsoConfig.Emulator.Device;

/// <summary>What is on the screen, as <c>uiautomator dump</c> describes it.</summary>
internal sealed class Screen
{
    private const string End = "</hierarchy>";

    // A text on the screen may have characters that XML does not.
    private static readonly XmlReaderSettings Lenient = new() { CheckCharacters = false };

    private Screen(string dump, IReadOnlyList<ScreenNode> nodes)
    {
        Dump = dump;
        Nodes = nodes;
    }

    /// <summary>The document, for someone who wants to know why a step failed.</summary>
    public string Dump { get; }

    /// <summary>What can be seen, in the order in which it is drawn.</summary>
    public IReadOnlyList<ScreenNode> Nodes { get; }

    /// <summary>
    /// Reads a dump that may have messages of uiautomator around it. <see langword="null"/> if there is none in it: uiautomator gives up
    /// while the screen moves, and says so with exit code 0.
    /// </summary>
    public static Screen? TryParse(string output)
    {
        var start = output.IndexOf("<?xml", StringComparison.Ordinal);
        start = start < 0 ? output.IndexOf("<hierarchy", StringComparison.Ordinal) : start;
        var end = output.LastIndexOf(End, StringComparison.Ordinal);
        if (start < 0 || end < start)
        {
            return null;
        }

        var dump = output[start..(end + End.Length)];
        try
        {
            using var reader = XmlReader.Create(new StringReader(dump), Lenient);
            return new Screen(
                dump,
                [.. XDocument.Load(reader).Descendants("node").Select(Read).Where(static node => !node.Bounds.IsEmpty)]
            );
        }
        catch (XmlException)
        {
            return null;
        }
    }

    public ScreenNode? Find(Func<ScreenNode, bool> isWanted) => Nodes.FirstOrDefault(isWanted);

    /// <summary>The texts that a user reads, for a message.</summary>
    public string Describe() =>
        Nodes.Where(static node => node.Label.Length > 0).Select(static node => $"'{node.Label}'").Distinct().ToList()
            is { Count: > 0 } texts
            ? "The screen shows " + string.Join(", ", texts.Take(20)) + "."
            : "The screen shows no text.";

    private static ScreenNode Read(XElement element) =>
        new()
        {
            Text = Value(element, "text"),
            Description = Value(element, "content-desc"),
            ResourceId = Value(element, "resource-id"),
            ClassName = Value(element, "class"),
            Package = Value(element, "package"),
            IsPassword = Value(element, "password") == "true",
            IsEnabled = Value(element, "enabled") != "false",
            Bounds = Bounds.Parse(Value(element, "bounds")),
        };

    private static string Value(XElement element, string name) => (string?)element.Attribute(name) ?? "";
}
